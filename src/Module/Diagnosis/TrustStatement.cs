using System.Globalization;
using System.Text.Json;

namespace CognitoIdentity;

/// <summary>One statement of a trust policy: it applies to a request that matches all its parts.</summary>
internal sealed class TrustStatement
{
    private const int DistanceOfPrincipal = 1000;

    private readonly TrustPrincipals _principals;
    private readonly TrustActions _actions;
    private readonly TrustPart[] _parts;

    private TrustStatement(string name, bool allows, TrustPrincipals principals, TrustActions actions, IEnumerable<TrustCondition> conditions)
    {
        Name = name;
        Allows = allows;
        _principals = principals;
        _actions = actions;
        _parts = [principals, actions, .. conditions];
    }

    /// <summary>The <c>Sid</c>; without one the number, from 1.</summary>
    public string Name { get; }

    /// <summary>Whether it allows, not denies.</summary>
    public bool Allows { get; }

    /// <summary>Reads the statements of a policy.</summary>
    /// <exception cref="FormatException">It isn't a trust policy.</exception>
    public static IEnumerable<TrustStatement> ReadAll(JsonElement policy)
    {
        Dictionary<string, JsonElement> members = PolicyJson.Members(policy, "Policy", "Version", "Id", "Statement");
        if (members.TryGetValue("Version", out JsonElement version) && PolicyJson.Text(version, "Version") is not ("2012-10-17" or "2008-10-17"))
        {
            throw PolicyJson.Wrong("Version");
        }

        JsonElement statements = PolicyJson.Required(members, "Statement", "Statement");
        JsonElement[] all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        return all.Select((statement, index) => Read(statement, (index + 1).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether it names an action, with or without wildcards.</summary>
    public bool Names(string action) => _actions.Have(action);

    /// <summary>Whether it applies to a request; null if that is unknown.</summary>
    public bool? AppliesTo(TrustRequest request) => Truth.All(_parts.Select(part => part.Matches(request)));

    /// <summary>The parts that match a request, that don't, or for which that is unknown.</summary>
    public IReadOnlyList<TrustPart> PartsThat(bool? match, TrustRequest request) => [.. _parts.Where(part => part.Matches(request) == match)];

    /// <summary>The distance from applying to a request. A statement for the same or a similar principal is closer than any other.</summary>
    public int DistanceTo(TrustRequest request) =>
        PartsThat(false, request).Count
        + (_principals.Matches(request) != false ? 0 : _principals.IsSimilarTo(request.Provider) ? DistanceOfPrincipal : 2 * DistanceOfPrincipal);

    private static TrustStatement Read(JsonElement statement, string number)
    {
        string path = $"Statement[{number}]";
        Dictionary<string, JsonElement> members = PolicyJson.Members(
            statement, path, "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition");
        string effect = PolicyJson.Text(PolicyJson.Required(members, "Effect", $"{path}.Effect"), $"{path}.Effect");
        (JsonElement principal, bool isNotPrincipal) = PolicyJson.Either(members, "Principal", path);
        (JsonElement action, bool isNotAction) = PolicyJson.Either(members, "Action", path);
        string? sid = members.TryGetValue("Sid", out JsonElement name) ? PolicyJson.Text(name, $"{path}.Sid") : null;
        return new TrustStatement(
            string.IsNullOrEmpty(sid) ? number : sid,
            effect is "Allow" or "Deny" ? effect == "Allow" : throw PolicyJson.Wrong($"{path}.Effect"),
            TrustPrincipals.Read(principal, isNotPrincipal, $"{path}.Principal"),
            new TrustActions(PolicyJson.List(action, $"{path}.Action"), isNotAction),
            members.TryGetValue("Condition", out JsonElement condition) ? TrustCondition.ReadAll(condition, $"{path}.Condition") : []);
    }
}

/// <summary>What a request must match for a statement to apply.</summary>
internal abstract class TrustPart
{
    /// <summary>Whether a request matches; null if that is unknown.</summary>
    public abstract bool? Matches(TrustRequest request);

    /// <summary>The part in the notation of a policy, in one line.</summary>
    public abstract override string ToString();
}

/// <summary>The element <c>Principal</c> or <c>NotPrincipal</c>.</summary>
internal sealed class TrustPrincipals : TrustPart
{
    private const string Federated = "Federated";
    private const string Aws = "AWS";
    private const string Everybody = "*";

    private readonly (string Kind, string Name)[] _principals;
    private readonly bool _isNot;

    private TrustPrincipals((string Kind, string Name)[] principals, bool isNot)
    {
        _principals = principals;
        _isNot = isNot;
    }

    public static TrustPrincipals Read(JsonElement element, bool isNot, string path) => new(
        element.ValueKind == JsonValueKind.Object
            ? [.. PolicyJson.Members(element, path).SelectMany(kind => PolicyJson.List(kind.Value, $"{path}.{kind.Key}").Select(name => (kind.Key, name)))]
            : [.. PolicyJson.List(element, path).Select(name => (Aws, name))],
        isNot);

    /// <inheritdoc/>
    public override bool? Matches(TrustRequest request) => Truth.Any(_principals.Select(principal => IsOf(principal, request))) ^ _isNot;

    /// <summary>Whether one of the names may be a misspelt provider.</summary>
    public bool IsSimilarTo(string provider)
    {
        string firstWord = provider.Split('-', '.')[0];
        return Array.Exists(_principals, principal => principal.Name.Contains(firstWord, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(_isNot ? "NotPrincipal" : "Principal")} {string.Join(", ", _principals.Select(principal => $"{principal.Kind} {principal.Name}"))}";

    private static bool? IsOf((string Kind, string Name) principal, TrustRequest request) => principal switch
    {
        // IAM Access Analyzer calls this an error in a trust policy (ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL), and asks for a federated
        // principal for this action (MISMATCHED_ACTION_FOR_PRINCIPAL). AWS doesn't say whether STS accepts it for a token.
        (Aws, Everybody) => null,
        (Aws or "Service" or "CanonicalUser", _) => false,
        (Federated, _) when principal.Name == request.Provider => true,
        (Federated, _) when !Wildcards.Match(principal.Name, request.Provider, ignoreCase: true) => false,
        _ => null,
    };
}

/// <summary>The element <c>Action</c> or <c>NotAction</c>.</summary>
internal sealed class TrustActions(string[] names, bool isNot) : TrustPart
{
    /// <inheritdoc/>
    public override bool? Matches(TrustRequest request) => Have(request.Action) != isNot;

    /// <summary>Whether an action is among the names.</summary>
    public bool Have(string action) => names.Any(name => Wildcards.Match(name, action, ignoreCase: true));

    /// <inheritdoc/>
    public override string ToString() => $"{(isNot ? "NotAction" : "Action")} {string.Join(", ", names)}";
}

/// <summary>Reads the elements of a policy.</summary>
internal static class PolicyJson
{
    /// <summary>The members of an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Where it is, for the error.</param>
    /// <param name="known">The members that it may have; none for any.</param>
    /// <exception cref="FormatException">It isn't an object, or it has an unknown member, or one twice.</exception>
    public static Dictionary<string, JsonElement> Members(JsonElement element, string path, params string[] known)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw Wrong(path))
        {
            if (known.Length > 0 && !known.Contains(member.Name))
            {
                throw new FormatException(Texts.TrustPolicyUnknown.With(path, member.Name));
            }

            if (members.ContainsKey(member.Name))
            {
                throw new FormatException(Texts.TrustPolicyTwice.With(path, member.Name));
            }

            members.Add(member.Name, member.Value);
        }

        return members;
    }

    public static JsonElement Required(Dictionary<string, JsonElement> members, string name, string path) =>
        members.TryGetValue(name, out JsonElement element) ? element : throw new FormatException(Texts.TrustPolicyMissing.With(path));

    /// <summary>An element, or its negation, with Not before the name.</summary>
    public static (JsonElement Element, bool IsNot) Either(Dictionary<string, JsonElement> members, string name, string path)
    {
        if (!members.TryGetValue("Not" + name, out JsonElement negated))
        {
            return (Required(members, name, $"{path}.{name}"), false);
        }

        return members.ContainsKey(name) ? throw new FormatException(Texts.TrustPolicyTwice.With(path, name)) : (negated, true);
    }

    public static string Text(JsonElement element, string path) => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong(path);

    /// <summary>A text or a list of texts.</summary>
    public static string[] List(JsonElement element, string path) => [.. Items(element).Select(item => Text(item, path))];

    /// <summary>The same, with numbers and booleans as texts.</summary>
    public static string[] Scalars(JsonElement element, string path) =>
        [.. Items(element).Select(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? item.GetRawText() : Text(item, path))];

    public static FormatException Wrong(string path) => new(Texts.TrustPolicyWrong.With(path));

    private static JsonElement[] Items(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
}
