using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Checks an argument against a shape of the API, before any call, and names the limit that it breaks. Each element of an array is
/// checked. Null passes, and so does a script that fetches a token.
/// </summary>
/// <remarks>Arrays of records are not for it: PowerShell would reject the whole array. Each record is checked by itself: see <see cref="TextShape.Check"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateShapeAttribute : ValidateArgumentsAttribute
{
    private readonly string _name;

    /// <param name="name">The name of a field of <see cref="Shapes"/>, which is looked up for the first argument.</param>
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
        (NumberShape seconds, TimeSpan span) => Problem(span, TimeSpan.FromSeconds(seconds.Min), TimeSpan.FromSeconds(seconds.Max)),
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

    private static string? Problem(TimeSpan span, TimeSpan min, TimeSpan max) =>
        span < min || span > max ? Texts.DurationInvalid.With(span, min, max) : null;
}
