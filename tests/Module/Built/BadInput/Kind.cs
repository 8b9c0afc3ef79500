using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>A value to give for a parameter, and whether it is a good one.</summary>
internal sealed record Trial(string Name, object? Value, bool IsGood);

/// <summary>What a parameter of some kind takes, and what is said of all else.</summary>
internal abstract record Kind
{
    /// <summary>What a refusal says of the rule, as a pattern.</summary>
    public required string Rule { get; init; }

    /// <summary>The errors by which a value is refused that PowerShell would bind. Their names, or texts, have the parameter's.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>Whether nothing is a value: that of a setting which it clears.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether PowerShell itself holds the parameter to its type or set: it quotes what it refuses in full.</summary>
    public bool IsOfPowerShell { get; init; }

    /// <summary>Good values are not tried: they would be written to disk, or start something.</summary>
    public bool OnlyBad { get; init; }

    public abstract IEnumerable<Trial> Trials();
}

/// <summary>Values of all types, of which a rule takes some.</summary>
internal record Plain(Func<object, bool> Takes) : Kind
{
    public override IEnumerable<Trial> Trials() =>
        BadValues.All.Select(value => new Trial(value.Key, value.Value, value.Value is null ? TakesNull : Takes(value.Value)));
}

/// <summary>Text, of a length and a form: letters count, not halves of them.</summary>
internal sealed record Text(int Min, int Max, string? Pattern = null) : Plain(value => TextRules.Fits(TextRules.Of(value), Min, Max, Pattern))
{
    /// <summary>Whether several are taken, or one; what PowerShell makes text of is taken for that text.</summary>
    public bool IsMany { get; init; }

    /// <summary>Whether it is taken out of objects: an object is never its own id.</summary>
    public bool IsId { get; init; }

    // What is one record's error stops no others, and a script is run to know the text.
    private bool IsTried(Trial trial) => trial.Name switch
    {
        "list with a bad one" => !IsMany || Errors.Length == 0,
        "script" => IsId,
        _ => true,
    };

    public override IEnumerable<Trial> Trials() => base.Trials()
        .Where(IsTried)
        .Select(trial => IsId && trial.Value is bool or Hashtable or ScriptBlock ? trial with { IsGood = false } : trial)
        .Select(trial => trial.Value is string[] several
            ? trial with { IsGood = IsMany && several.All(text => TextRules.Fits(text, Min, Max, Pattern)) }
            : trial)
        .Concat(BadValues.NearMisses.Select(near => new Trial(near.Key, near.Value, TextRules.Fits(near.Value, Min, Max, Pattern))))
        .Append(new Trial("one too many", new string('x', Math.Min(Max, 100_000) + 1), Max > 100_000));
}

/// <summary>Secret text: of a length, and for some of visible ASCII. Nothing of it is ever quoted.</summary>
internal sealed record Secret(int Max, bool IsVisible) : Kind
{
    public override IEnumerable<Trial> Trials() => BadValues.All
        .Where(value => value.Value is null or string or string[] or Hashtable)
        .Select(value => new Trial(
            value.Key, value.Value, value.Value is string { Length: > 0 } text && text.Length <= Max && (!IsVisible || text.All(letter => letter is > ' ' and <= '~'))));
}

/// <summary>A map with rules for its keys and its values.</summary>
internal sealed record Map(Text Key, Text Value, int MaxCount, string GoodKey, string GoodValue) : Kind
{
    public bool TakesNullValues { get; init; }

    public override IEnumerable<Trial> Trials()
    {
        yield return new Trial("null", null, TakesNull);
        yield return new Trial("text", "text", false);
        yield return new Trial("number", 42, false);
        yield return new Trial("list", BadValues.All["list"], false);
        yield return new Trial("nested map", Of(GoodKey, Of("a", "b")), false);
        yield return new Trial("list in map", Of(GoodKey, BadValues.All["list"]), false);
        yield return new Trial("null in map", Of(GoodKey, null), TakesNullValues);
        var many = new Hashtable();
        for (int i = 0; i <= MaxCount; i++)
        {
            many[GoodKey + i] = GoodValue;
        }

        yield return new Trial("too many", many, false);
        foreach (Trial trial in Key.Trials().Where(trial => trial.Value is string))
        {
            yield return new Trial("key: " + trial.Name, Of((string)trial.Value!, GoodValue), trial.IsGood);
        }

        foreach (Trial trial in Value.Trials().Where(trial => trial.Value is string))
        {
            yield return new Trial("value: " + trial.Name, Of(GoodKey, trial.Value), trial.IsGood);
        }
    }

    private static Hashtable Of(string key, object? value) => new() { [key] = value };
}
