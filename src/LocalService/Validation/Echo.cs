using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>A value as a validation error shows it: <c>'text'</c>, <c>'[a, b]'</c>, <c>'{key=value}'</c>, <c>null</c>.</summary>
internal static class Echo
{
    private const string Masked = "***";

    public static string Of(Shape shape, JsonElement value) => value.ValueKind == JsonValueKind.Null ? "null" : $"'{Inner(shape, value)}'";

    /// <summary>A member's name as errors have it: the first letter is small.</summary>
    public static string Name(Member member) => char.ToLowerInvariant(member.Name[0]) + member.Name[1..];

    private static string Inner(Shape shape, JsonElement value) => (shape, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => "null",
        // An empty one is shown as empty: that is no secret, and it is what is wrong with it.
        (TextShape { IsSensitive: true }, _) => value.GetString() is "" ? "" : Masked,
        (TextShape, _) => value.GetString()!,
        (ListShape list, _) => $"[{string.Join(", ", value.EnumerateArray().Select(element => Inner(list.Element, element)))}]",
        (MapShape map, _) => Braced(value.EnumerateObject().Select(entry => (entry.Name, Inner(map.Value, entry.Value)))),
        (StructureShape structure, _) => Braced(
            from member in structure.Members
            where value.TryGetProperty(member.Name, out _)
            select (Name(member), Inner(member.Shape, value.GetProperty(member.Name)))),
        _ => value.GetRawText(),
    };

    private static string Braced(IEnumerable<(string Name, string Value)> entries) =>
        $"{{{string.Join(", ", entries.Select(entry => $"{entry.Name}={entry.Value}"))}}}";
}
