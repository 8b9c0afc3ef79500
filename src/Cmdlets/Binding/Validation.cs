using System.Management.Automation;
using System.Security;
using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Checks an argument against a shape of the API, before any call, and names the limit that it breaks. Each element of an array is
/// checked. Null passes. A script that fetches a token passes too.
/// </summary>
/// <remarks>Not for arrays of records: PowerShell would reject the whole array. They check each record: see <see cref="TextShape.Check"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateShapeAttribute : ValidateArgumentsAttribute
{
    private readonly string _name;

    /// <param name="name">The name of a field of <see cref="Shapes"/>, which is found when the first argument is checked.</param>
    public ValidateShapeAttribute(string name) => _name = name;

    /// <summary>The most entries of a map, if the cmdlet adds others of its own; 0 for the API's limit.</summary>
    public int MaxCount { get; init; }

    /// <summary>The shape.</summary>
    public Shape Shape => Shapes.Named(_name);

    /// <summary>The limits in words.</summary>
    public override string ToString() => MaxCount > 0 && Shape is MapShape map ? map.ToString(MaxCount) : Shape.ToString()!;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is { } value && Problem(Shape, value) is { } problem)
        {
            throw new ValidationMetadataException(problem);
        }
    }

    private string? Problem(Shape shape, object? value) => (shape, Unwrap.Value(value)) switch
    {
        (NumberShape number, int one) => Limits.Problem<long>(one, number.Min, number.Max),
        (NumberShape seconds, TimeSpan span) => Limits.Problem(span, TimeSpan.FromSeconds(seconds.Min), TimeSpan.FromSeconds(seconds.Max)),
        (MapShape map, IDictionary<string, string> entries) => MapProblem(map, entries),
        (MapShape map, IDictionary<string, SecureString> entries) => MapProblem(map, entries),
        (MapShape map, IDictionary<string, object> entries) => MapProblem(map, entries),
        (ListShape list, var items) => FirstProblem(Unwrap.Elements(items), item => Problem(list.Element, item)),
        (StructureShape structure, { } owner) => FirstProblem(structure.Members, member => (member.Shape as TextShape)?.Problem((string?)member.Get(owner) ?? "")),
        (TextShape text, var one) => FirstProblem(Unwrap.Elements(one), item => text.Problem(Unwrap.Value(item))),
        _ => null,
    };

    private string? MapProblem<T>(MapShape map, IDictionary<string, T> entries)
    {
        int most = MaxCount > 0 ? MaxCount : map.Most;
        return entries.Count > most
            ? Texts.MapCountInvalid.With(entries.Count, most, DisplayText.Of(string.Join(", ", entries.Keys)))
            : FirstProblem(entries, entry =>
                map.Key.Problem(entry.Key) is { } keyProblem ? Texts.MapKeyInvalid.With(keyProblem)
                : ((TextShape)map.Value).Problem(entry.Value) is { } problem ? Texts.MapValueInvalid.With(DisplayText.Of(entry.Key), problem)
                : null);
    }

    private static string? FirstProblem<T>(IEnumerable<T> items, Func<T, string?> problem) =>
        items.Select(problem).FirstOrDefault(found => found is not null);
}

/// <summary>Checks a text that the API doesn't describe, or each of an array, and names the limit that it breaks. Null passes.</summary>
/// <param name="minLength">The fewest characters.</param>
/// <param name="maxLength">The most characters.</param>
/// <param name="pattern">What the whole text must match, or null.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class ValidateTextAttribute(int minLength, int maxLength, string? pattern = null) : ValidateArgumentsAttribute
{
    private TextShape? _shape;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        _shape ??= new TextShape(minLength, maxLength, pattern);
        foreach (object? value in Unwrap.Elements(arguments))
        {
            if (_shape.Problem(Unwrap.Value(value)) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}

/// <summary>Checks that a signature can contain the access key id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAccessKeyAttribute() : ValidateTextAttribute(1, AwsKeys.MaxAccessKeyLength, AwsKeys.AccessKeyPattern);

/// <summary>Rejects text that is only white space, which the client would treat as absent. PowerShell rejects null and empty text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateNotBlankAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Elements(arguments).Any(value => value is string { Length: > 0 } text && string.IsNullOrWhiteSpace(text)))
        {
            throw new ValidationMetadataException(Texts.TextBlank);
        }
    }
}

/// <summary>Checks that a signature and a header can contain the secret key or session token. The error never quotes it. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSecretAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is SecureString secret && !IsFit(secret))
        {
            throw new ValidationMetadataException(Texts.SecretInvalid.With(secret.Length, AwsKeys.MaxSecretLength));
        }
    }

    private static bool IsFit(SecureString secret)
    {
        string text = secret.Length <= AwsKeys.MaxSecretLength ? secret.Reveal() : string.Empty;

        // The text of a SecureString is read only up to its first zero character.
        return text.Length == secret.Length && AwsKeys.IsSecret(text);
    }
}

/// <summary>Accepts only a JSON object. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateJsonAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is not string text)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ValidationMetadataException(Texts.JsonInvalid.With(Texts.JsonObjectExpected));
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ValidationMetadataException(Texts.JsonInvalid.With(e.Message), e);
        }
    }
}

/// <summary>Checks a time span against limits in seconds. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateDurationAttribute : ValidateArgumentsAttribute
{
    private readonly TimeSpan _min;
    private readonly TimeSpan _max;

    /// <param name="min">The fewest seconds.</param>
    /// <param name="max">The most seconds.</param>
    public ValidateDurationAttribute(double min, double max)
    {
        _min = TimeSpan.FromSeconds(min);
        _max = TimeSpan.FromSeconds(max);
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is TimeSpan span && Limits.Problem(span, _min, _max) is { } problem)
        {
            throw new ValidationMetadataException(problem);
        }
    }
}

/// <summary>The limits of numbers and time spans.</summary>
internal static class Limits
{
    /// <summary>What is wrong with a value; null if it is within the limits.</summary>
    public static string? Problem<T>(T value, T min, T max)
        where T : struct, IComparable<T> =>
        value.CompareTo(min) < 0 || value.CompareTo(max) > 0 ? Texts.RangeInvalid.With(value, min, max) : null;
}
