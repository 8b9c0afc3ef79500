using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>A value to pass to a parameter.</summary>
/// <param name="Name">Names the value when a test fails.</param>
/// <param name="Value">The value.</param>
/// <param name="ExpectedError">What the error says, as a pattern; null where the value is taken.</param>
internal sealed record Trial(string Name, object? Value, string? ExpectedError)
{
    /// <summary>Text that the error must not show.</summary>
    public string? Hidden { get; init; }
}

/// <summary>The values that a kind of parameter accepts, and the errors for others.</summary>
internal abstract record Kind
{
    public const string Nothing = "null|empty";

    /// <summary>The errors for values that PowerShell binds but the cmdlet rejects. Other values get PowerShell's own errors.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>Whether null is accepted, to clear a setting.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether PowerShell itself checks the type or set, and quotes the whole value in its error.</summary>
    public bool IsOfPowerShell { get; init; }

    /// <summary>Whether valid values are skipped, because they would write to disk or start something.</summary>
    public bool OnlyBad { get; init; }

    /// <summary>Values that only this kind tests.</summary>
    public (object Value, string? ExpectedError)[] Further { get; init; } = [];

    public IEnumerable<Trial> Trials() => Usual().Concat(Further.Select(further => new Trial($"{further.Value}", further.Value, further.ExpectedError)));

    protected abstract IEnumerable<Trial> Usual();
}

/// <summary>Values of all types, some of them accepted.</summary>
/// <param name="Takes">Whether a value is taken.</param>
/// <param name="ExpectedError">What the error for any other value says.</param>
internal sealed record Plain(Func<object, bool> Takes, string ExpectedError) : Kind
{
    protected override IEnumerable<Trial> Usual() => BadValues.All.Select(value =>
        new Trial(value.Key, value.Value, (value.Value is null ? TakesNull : Takes(value.Value)) ? null : ExpectedError));
}

/// <summary>A number in a range, or a time span of so many seconds.</summary>
internal sealed record Limited(double Min, double Max) : Kind
{
    public bool IsTime { get; init; }

    protected override IEnumerable<Trial> Usual() =>
    [
        .. BadValues.All.Where(value => !(Number(value.Value) >= Min && Number(value.Value) <= Max))
            .Select(value => new Trial(value.Key, value.Value, value.Value is null && TakesNull ? null : "range|convert|type|less than|greater than|are allowed|null|days")),
        new("one too few", IsTime ? Time(Min - 1) : Min - 1, IsTime ? Range : $"less than the minimum allowed range of {Min}|{Range}"),
        new("one too many", IsTime ? Time(Max + 1) : Max + 1, IsTime ? Range : $"greater than the maximum allowed range of {Max}|{Range}"),
    ];

    /// <summary>The number that PowerShell converts a value to, or null if it can't.</summary>
    private double? Number(object? value) => value switch
    {
        true => 1,
        -1 => -1,
        "" or " " when !IsTime => 0,
        _ => null,
    };

    private string Range => Regex.Escape(IsTime ? $"{Time(Min)} to {Time(Max)} are allowed" : $"{Min} to {Max} are allowed");

    private static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds);
}

/// <summary>Text with a length and a pattern. A surrogate pair counts as one character.</summary>
internal sealed record Text(int Min, int Max, string? Pattern = null) : Kind
{
    /// <summary>The text of the error, if it doesn't name the length and the pattern.</summary>
    public string? Says { get; init; }

    /// <summary>The error for null or empty text.</summary>
    public string SaysOfNothing { get; init; } = Nothing;

    /// <summary>Whether an array is accepted. Values that PowerShell converts to text are accepted as that text.</summary>
    public bool IsMany { get; init; }

    /// <summary>For ids, the members of objects that contain the id. An object's own text is never its id.</summary>
    public string? Members { get; init; }

    /// <summary>A text that matches the rule.</summary>
    public string Good => Array.Find(["authenticated", "arn:aws:iam::123456789012:role/a"], text => ErrorFor(text) is null)!;

    /// <summary>The pattern of the error for a text, or null if the text is valid.</summary>
    public string? ErrorFor(string text)
    {
        int length = text.Length - text.Count(char.IsLowSurrogate);
        bool isInLimits = length >= Min && length <= Max;
        if (isInLimits && (Pattern is null || Regex.IsMatch(text, $@"\A(?:{Pattern})\z", Pattern.Contains(@"\p", StringComparison.Ordinal) ? RegexOptions.None : RegexOptions.ECMAScript)))
        {
            return null;
        }

        string rule = Says
            ?? (isInLimits ? $@"does not match the pattern {Regex.Escape(Pattern!)}\."
            : Min == Max ? $"has {length} characters; it must have {Max}"
            : $"has {length} characters; {Min} to {Max} are allowed");
        return text.Length == 0 ? $"{SaysOfNothing}|{rule}"
            : text.Length <= 60 && text.All(letter => letter is >= ' ' and <= '~') ? $"'{Regex.Escape(text)}' {rule}"
            : rule;
    }

    protected override IEnumerable<Trial> Usual()
    {
        IEnumerable<KeyValuePair<string, object?>> values = BadValues.All
            .Concat(BadValues.Texts.Select(near => KeyValuePair.Create(near.Key, (object?)near.Value)))
            .Append(new("as many as allowed", new string('x', Max)))
            .Append(new("as many pairs as allowed", string.Concat(Enumerable.Repeat("\U0001F600", Max))))
            .Append(new("one too many", new string('x', Max + 1)))
            .Append(new("one too few", new string('x', Math.Max(Min - 1, 0))))
            .Append(new("no element", Array.Empty<string>()));
        Trial[] trials = [.. values.Where(value => IsTried(value.Key)).Select(value => new Trial(value.Key, value.Value, ErrorFor(value.Value)))];
        return trials.FirstOrDefault(trial => trial.ExpectedError is null && trial.Value is string) is { Value: string good } && IsMany && Errors.Length == 0
            ? [.. trials, new Trial("good one before a bad one", new[] { good, "b\u001b[31m" }, ErrorFor("b\u001b[31m"))]
            : trials;
    }

    private string? ErrorFor(object? value) => value switch
    {
        null => TakesNull ? null : SaysOfNothing,
        string[] { Length: 0 } when IsMany => TakesNull ? null : SaysOfNothing,
        string[] many when IsMany => many.Select(ErrorFor).FirstOrDefault(error => error is not null),
        string[] => "convert",
        bool or Hashtable or ScriptBlock when Members is not null => $"has no {Members}",
        string text => ErrorFor(text),

        // PowerShell and the module format some values differently.
        _ => ErrorFor(LanguagePrimitives.ConvertTo<string>(value)) is null ? null : Says ?? "does not match|are allowed|it must have",
    };

    // An invalid record doesn't stop the others, and script blocks run to produce the text.
    private bool IsTried(string name) => name switch
    {
        "list with a bad one" => !IsMany || Errors.Length == 0,
        "script" => Members is not null,
        _ => true,
    };
}

/// <summary>Secret text with a length, sometimes of visible ASCII only. Errors never quote it.</summary>
internal sealed record Secret(int Max, bool IsVisible) : Kind
{
    /// <summary>Whether surrounding white space is removed, so that white space alone is rejected.</summary>
    public bool IsTrimmed { get; init; }

    // The maximum length of a SecureString.
    public const int Most = 65_536;

    protected override IEnumerable<Trial> Usual() => BadValues.All
        .Where(value => value.Value is null or -1 or string or string[] or Hashtable)
        .Append(new("as many as allowed", new string('x', Max)))
        .Append(new("one too many", new string('x', Max + 1)))
        .Select(value => new Trial(value.Key, value.Value, ErrorFor(value.Value)) { Hidden = value.Value is string { Length: > 12 } text ? text[..12] : null });

    private string? ErrorFor(object? value) => value switch
    {
        null => Nothing,
        "" => $"{Nothing}|SecureString",
        string text when IsTrimmed && text.Trim(' ', '\0').Length == 0 => "SecureString",
        string { Length: > Most } text => $"It has {text.Length} characters; at most {Most} are allowed",
        string text when text.Length > Max || (IsVisible && text.Any(letter => letter is <= ' ' or > '~')) => IsVisible
            ? $"It has {text.Length} characters, or characters that AWS never uses here. Allowed are 1 to {Max} visible ASCII characters"
            : $"it has {text.Length} characters; 1 to {Max} are allowed",
        string => null,
        _ => "SecureString|convert",
    };
}

/// <summary>A map with rules for its keys and for its values, which are text or secrets.</summary>
internal sealed record Map(Text Key, Kind Value, int MaxCount) : Kind
{
    private string GoodKey => Key.Good;

    private string GoodValue => Value is Text text ? text.Good : "a-token";

    public bool TakesNullValues { get; init; }

    public bool IsNeverEmpty { get; init; }

    /// <summary>The error for values that aren't maps.</summary>
    public string? SaysOfNoMap { get; init; }

    protected override IEnumerable<Trial> Usual()
    {
        bool isSecret = Value is Secret;
        string wrong = $"The (value|token) of '{GoodKey}' (is|must be) ";
        yield return new("null", null, TakesNull ? null : Nothing);
        foreach (object value in (object[])["text", 42, new[] { "a", "b" }])
        {
            yield return new($"{value}", value, value is not int && SaysOfNoMap is not null ? SaysOfNoMap : Regex.Escape($"A {value.GetType().Name} is not a map. Pass a dictionary such as @{{ key = 'value' }}."));
        }

        yield return new("no entry", new Hashtable(), IsNeverEmpty ? Nothing : null);
        yield return new("nested map", Of(GoodKey, Of("a", "b")), wrong);
        yield return new("list in map", Of(GoodKey, (string[])["a", "b"]), wrong);
        yield return new("null in map", Of(GoodKey, null), TakesNullValues ? null : wrong);
        yield return new("null in typed map", new Dictionary<string, SecureString?> { [GoodKey] = null }, TakesNullValues ? null : wrong);
        yield return new("number in map", Of(GoodKey, 5), isSecret ? wrong : ((Text)Value).ErrorFor("5") is null ? null : wrong);
        yield return new("too many", Many(MaxCount + 1), $@"It has {MaxCount + 1} entries \(.*\), but at most {MaxCount} are allowed\.");
        if (Key.Pattern is null)
        {
            yield return new("as many as allowed", Many(MaxCount), null);
        }

        foreach (Trial trial in Key.Trials().Where(trial => trial.Value is string))
        {
            yield return new("key: " + trial.Name, Of((string)trial.Value!, GoodValue), Within("A key is not valid: ", trial));
        }

        foreach (Trial trial in Value.Trials().Where(trial => trial.Value is string))
        {
            string? error = isSecret && trial.Value is string { Length: > Secret.Most } ? trial.ExpectedError : Within(wrong, trial);
            yield return trial with { Name = "value: " + trial.Name, Value = Of(GoodKey, trial.Value), ExpectedError = error };
        }
    }

    private static string? Within(string wrong, Trial trial) => trial.ExpectedError is null ? null : $"{wrong}.*({trial.ExpectedError})";

    private static Hashtable Of(string key, object? value) => new() { [key] = value };

    private Hashtable Many(int count)
    {
        var many = new Hashtable();
        for (int i = 0; i < count; i++)
        {
            many[GoodKey + i] = GoodValue;
        }

        return many;
    }
}
