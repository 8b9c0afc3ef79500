using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Relays all calls to a local service and records every secret in them.</summary>
internal sealed partial class WireTap : IDisposable
{
    private static readonly string[] SecretMembers = ["Token", "SecretKey", "SessionToken"];

    private readonly ConcurrentBag<string> _secrets = [];
    private readonly Relay _relay;

    public WireTap(Uri service) => _relay = new Relay(service, (request, reply) =>
    {
        Note(request, reply.Text.Split("\r\n\r\n", 2)[^1]);
        return Task.CompletedTask;
    });

    public string Url => _relay.Url;

    public IReadOnlyCollection<string> Secrets => [.. _secrets.Distinct()];

    public void Dispose() => _relay.Dispose();

    private void Note(ReceivedRequest request, string answer)
    {
        foreach (string text in new[] { request.Text, answer })
        {
            if (text.StartsWith('{'))
            {
                Note(JsonDocument.Parse(text).RootElement);
            }

            foreach (Match match in InFormOrXml().Matches(text))
            {
                _secrets.Add(WebUtility.UrlDecode(match.Value.Replace("+", "%2B", StringComparison.Ordinal)));
            }
        }

        if (request.Header("X-Amz-Security-Token") is { } token)
        {
            _secrets.Add(token);
        }

        if (request.Header("Authorization") is { } authorization)
        {
            _secrets.Add(authorization.Split("Signature=")[1]);
        }
    }

    private void Note(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && Array.IndexOf(SecretMembers, member.Name) >= 0)
            {
                _secrets.Add(member.Value.GetString()!);
            }
            else if (member.NameEquals("Logins") && member.Value.ValueKind == JsonValueKind.Object)
            {
                // For a developer provider, the value is a user id, not a token.
                foreach (string login in member.Value.EnumerateObject().Select(login => login.Value.GetString()!).Where(login => login.StartsWith("eyJ", StringComparison.Ordinal)))
                {
                    _secrets.Add(login);
                }
            }
            else
            {
                Note(member.Value);
            }
        }
    }

    [GeneratedRegex("(?<=WebIdentityToken=)[^&]+|(?<=<SecretAccessKey>)[^<]+|(?<=<SessionToken>)[^<]+")]
    private static partial Regex InFormOrXml();
}
