using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The region of an unsigned call, from the id in its body. It is needed before the body is parsed.</summary>
internal static class UnsignedRegion
{
    private static readonly Regex Form = new(@"\A[a-z0-9-]{1,18}\z");

    /// <param name="operation">The operation, or null if the service doesn't support it.</param>
    /// <param name="body">The body, which may be malformed.</param>
    /// <returns>The region, or null if none is found.</returns>
    public static string? Of(string? operation, ReadOnlySpan<byte> body)
    {
        if (operation is null || !Operation.ByName.TryGetValue(operation, out Operation? description) || MemberOf(description) is not { } member)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    bool isId = reader.ValueTextEquals(member);
                    reader.Read();
                    if (isId && reader.TokenType == JsonTokenType.String)
                    {
                        string? region = ResourceId.Region(reader.GetString());
                        return region is not null && Form.IsMatch(region) ? region : null;
                    }

                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not valid JSON. The validator reports it.
        }

        return null;
    }

    /// <summary>The member with the id that an unsigned operation is about; null for a signed one.</summary>
    public static string? MemberOf(Operation operation) =>
        operation.IsSigned ? null : Array.Find(operation.Request.Members, member => member is { IsRequired: true, Name: "IdentityPoolId" or "IdentityId" })!.Name;
}
