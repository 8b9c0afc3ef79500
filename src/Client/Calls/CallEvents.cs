using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>Callbacks for calls. They may run on any thread.</summary>
/// <param name="Finished">Receives the record of each call.</param>
/// <param name="Watch">Is notified of each attempt, and of the end of each call.</param>
/// <param name="Exchanged">Receives what is sent and what is answered, with every secret masked.</param>
internal sealed record CallEvents(Action<CallRecord>? Finished, ICallWatch? Watch, Action<string>? Exchanged)
{
    /// <summary>The callbacks that the options set, or null.</summary>
    public static CallEvents? Of(ClientOptions options) =>
        options.CallFinished is null && options.Watch is null && options.Exchanged is null
            ? null
            : new CallEvents(options.CallFinished, options.Watch, options.Exchanged);
}

/// <summary>Requests and answers as text without secrets. No header of a signature is shown, and no value that is a token or a key.</summary>
internal static class ExchangeText
{
    private const int Most = 4000;
    private const string Mask = "***";

    // Members of the API, parameters of STS and elements of its answers.
    private static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Logins", "Token", "SecretKey", "SecretAccessKey", "SessionToken", "WebIdentityToken", "TokenCode",
    };

    private static readonly Regex FormValue = new("(?<=(?:^|&)(?<name>[^=&]*)=)[^&]*");

    /// <summary>The request of the attempt that begins.</summary>
    public static string Of(Call call) => Line(
        call, Texts.ExchangeRequest.With(call.Operation, call.Attempts, call.Settings.Endpoint.GetLeftPart(UriPartial.Path)), call.Content, call.ContentType);

    /// <summary>The answer to an attempt. Shows only the code and message of an error, because the rest may repeat the request.</summary>
    public static string Of(Call call, HttpAnswer answer)
    {
        string title = Texts.ExchangeAnswer.With(call.Operation, call.Attempts, answer.Status);
        if (answer.IsSuccess)
        {
            return Line(call, title, answer.Body, answer.ContentType);
        }

        CognitoIdentityException error = CallErrors.Of(call, answer);
        return $"{title} {error.Code}: {error.Message}";
    }

    private static string Line(Call call, string title, ReadOnlySpan<byte> body, string? contentType)
    {
        string text = MaskedText.Of(Body(body, contentType ?? string.Empty), call.Tokens);
        return $"{title} {(text.Length > Most ? $"{text[..Most]}\u2026" : text)}";
    }

    // Other content isn't shown, because we can't find the secrets in it.
    private static string Body(ReadOnlySpan<byte> body, string contentType)
    {
        if (body.Length == 0)
        {
            return string.Empty;
        }

        if (contentType.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return Json(body) ?? Unreadable(body);
        }

        if (contentType.Contains("xml", StringComparison.OrdinalIgnoreCase))
        {
            return Xml(body) ?? Unreadable(body);
        }

        return contentType.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? FormValue.Replace(Encoding.UTF8.GetString(body.ToArray()), value => SecretNames.Contains(value.Groups["name"].Value) ? Mask : value.Value)
            : Unreadable(body);
    }

    private static string Unreadable(ReadOnlySpan<byte> body) => Texts.ExchangeUnreadable.With(body.Length);

    private static string? Json(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                Write(writer, document.RootElement, isSecret: false);
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid text: half a surrogate pair.
            return null;
        }
    }

    private static string? Xml(ReadOnlySpan<byte> body)
    {
        if (XmlElements.Parse(new MemoryStream(body.ToArray())) is not { } root)
        {
            return null;
        }

        foreach (XElement element in root.DescendantsAndSelf().Where(element => SecretNames.Contains(element.Name.LocalName)))
        {
            element.Value = Mask;
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, bool isSecret)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, isSecret || SecretNames.Contains(property.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(writer, item, isSecret);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            default:
                if (isSecret)
                {
                    writer.WriteStringValue(Mask);
                }
                else
                {
                    element.WriteTo(writer);
                }

                break;
        }
    }
}
