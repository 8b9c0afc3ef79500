using System.Text.Json;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>The region that an unsigned call is for, read before the call is: that in the id that it is about.</summary>
internal static partial class UnsignedRegion
{
    /// <returns>The region, or null if there is none to be seen in what may be anything.</returns>
    public static string? Of(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    bool isId = reader.ValueTextEquals("IdentityPoolId"u8) || reader.ValueTextEquals("IdentityId"u8);
                    reader.Read();
                    if (isId && reader.TokenType == JsonTokenType.String)
                    {
                        string? region = ResourceId.Region(reader.GetString());
                        return region is not null && Form().IsMatch(region) ? region : null;
                    }

                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or not text: whoever reads the body next will say so.
        }

        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,18}\z")]
    private static partial Regex Form();
}
