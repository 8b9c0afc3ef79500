using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CognitoIdentity;

/// <summary>The trust policy of a role, evaluated as AWS does when somebody takes the role with a token.</summary>
internal sealed class TrustPolicy
{
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private readonly TrustStatement[] _statements;

    private TrustPolicy(TrustStatement[] statements) => _statements = statements;

    /// <summary>Reads a policy.</summary>
    /// <exception cref="FormatException">The text isn't a trust policy. The message says why, and may quote the text.</exception>
    public static TrustPolicy Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new TrustPolicy([.. TrustStatement.ReadAll(document.RootElement)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid text: half a surrogate pair.
            throw new FormatException(Texts.TrustPolicyNotJson, e);
        }
    }

    /// <summary>Writes the policy of a role for a pool.</summary>
    /// <param name="identityPoolId">The pool.</param>
    /// <param name="roleType">Whom the role is for: a <see cref="RoleType"/>.</param>
    /// <param name="allowsTags">Whether sessions may have principal tags.</param>
    public static string Write(string identityPoolId, string roleType, bool allowsTags)
    {
        string region = ResourceId.Region(identityPoolId)!;
        string service = Partition.Of(region).IdentityService(region);
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            writer.WriteStartObject();
            writer.WriteString("Effect", "Allow");
            WriteObject(writer, "Principal", "Federated", service);
            if (allowsTags)
            {
                writer.WriteStartArray("Action");
                writer.WriteStringValue(TrustRequest.AssumeRole);
                writer.WriteStringValue(TrustRequest.TagSession);
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteString("Action", TrustRequest.AssumeRole);
            }

            writer.WriteStartObject("Condition");
            WriteObject(writer, "StringEquals", $"{service}:{TrustRequest.Audience}", identityPoolId);
            WriteObject(writer, "ForAnyValue:StringLike", $"{service}:{TrustRequest.Methods}", roleType);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>Whether an Allow statement names an action.</summary>
    public bool Names(string action) => Array.Exists(_statements, statement => statement.Allows && statement.Names(action));

    /// <summary>Whether the policy allows a request. An unknown element makes the effect of a statement unknown.</summary>
    public TrustDecision Evaluate(TrustRequest request)
    {
        if (Find(allows: false, applies: true) is { } denying)
        {
            return new TrustDecision(TrustAnswer.Denied, denying.Name, []);
        }

        TrustStatement? allowing = Find(allows: true, applies: true);
        TrustStatement? unclear = allowing is null ? Find(allows: true, applies: null) : null;
        if ((allowing ?? unclear) is null)
        {
            TrustStatement? nearest = _statements.Where(statement => statement.Allows).OrderBy(statement => statement.DistanceTo(request)).FirstOrDefault();
            return new TrustDecision(TrustAnswer.NotAllowed, nearest?.Name, nearest?.PartsThat(false, request) ?? []);
        }

        return (Find(allows: false, applies: null) ?? unclear) is { } unknown
            ? new TrustDecision(TrustAnswer.CannotTell, unknown.Name, unknown.PartsThat(null, request))
            : new TrustDecision(TrustAnswer.Allowed, allowing!.Name, []);

        TrustStatement? Find(bool allows, bool? applies) =>
            Array.Find(_statements, statement => statement.Allows == allows && statement.AppliesTo(request) == applies);
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, string member, string value)
    {
        writer.WriteStartObject(name);
        writer.WriteString(member, value);
        writer.WriteEndObject();
    }
}

/// <summary>A request to take a role with a token of a provider.</summary>
internal sealed class TrustRequest
{
    /// <summary>The action that every such request needs.</summary>
    public const string AssumeRole = "sts:AssumeRoleWithWebIdentity";

    /// <summary>The action that a session with principal tags also needs.</summary>
    public const string TagSession = "sts:TagSession";

    /// <summary>The claim with the id of the pool.</summary>
    public const string Audience = "aud";

    /// <summary>The claim with the way the user logged in.</summary>
    public const string Methods = "amr";

    /// <summary>A placeholder for the unknown rest of a value.</summary>
    public const char Rest = '\0';

    private readonly Dictionary<string, string[]> _keys = new(StringComparer.OrdinalIgnoreCase);

    private TrustRequest(string action, string provider)
    {
        Action = action;
        Provider = provider;
    }

    /// <summary>The action, such as <see cref="AssumeRole"/>.</summary>
    public string Action { get; }

    /// <summary>The federated principal: the name of the token's issuer.</summary>
    public string Provider { get; }

    /// <summary>A request with a token of Amazon Cognito identity pools.</summary>
    /// <param name="action">The action.</param>
    /// <param name="service">The service's name in the pool's region: <see cref="Partition.IdentityService"/>.</param>
    /// <param name="identityPoolId">The claim <c>aud</c>.</param>
    /// <param name="identityId">The claim <c>sub</c>; null if it isn't known.</param>
    /// <param name="methods">The claim <c>amr</c>: a role type, and the login's provider in several forms.</param>
    public static TrustRequest OfIdentity(string action, string service, string identityPoolId, string? identityId, params string[] methods) => new(action, service)
    {
        _keys =
        {
            [$"{service}:{Audience}"] = [identityPoolId],
            [$"{service}:sub"] = [identityId ?? $"{Rest}"],
            [$"{service}:{Methods}"] = methods,
        },
    };

    /// <summary>The values of a condition key: empty for another provider's key, and null for an unknown key.</summary>
    public string[]? ValuesOf(string key)
    {
        if (_keys.TryGetValue(key, out string[]? values))
        {
            return values;
        }

        // The keys of a provider begin with its host; all others, such as aws:SourceIp, with a word.
        string owner = key.Split(':')[0];
        bool isOtherProvider = owner.Contains('.', StringComparison.Ordinal) && !owner.Equals(Provider, StringComparison.OrdinalIgnoreCase);
        return isOtherProvider ? [] : null;
    }
}

/// <summary>The result of a trust policy for a request.</summary>
internal enum TrustAnswer
{
    /// <summary>A statement allows it, and none denies it.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    Denied,

    /// <summary>No statement allows it.</summary>
    NotAllowed,

    /// <summary>It depends on values that aren't known here.</summary>
    CannotTell,
}

/// <summary>An answer with its reason.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Statement">The <c>Sid</c> or number of the statement that decides, or that is closest to allowing the request; null if no statement allows anything.</param>
/// <param name="Parts">The parts of that statement that don't match, or may not match.</param>
internal sealed record TrustDecision(TrustAnswer Answer, string? Statement, IReadOnlyList<TrustPart> Parts);
