using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>Checks the form of a trust policy as IAM does. The texts were seen in answers of IAM.</summary>
internal static class TrustPolicyForm
{
    private const int MostCharacters = 2048;
    private const string ActionPrefix = "sts:";
    private static readonly string[] Versions = ["2012-10-17", "2008-10-17"];
    private static readonly string[] PrincipalKinds = ["AWS", "Federated", "Service", "CanonicalUser"];
    private static readonly Regex Provider = new(@"\A(([a-z0-9-]+\.)+[a-z0-9-]+|arn:[\w-]+:iam::[0-9]{12}:(oidc|saml)-provider/.+)\z", RegexOptions.IgnoreCase);

    /// <exception cref="QueryException">IAM would reject the policy.</exception>
    public static void Check(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            CheckPolicy(document.RootElement);
            _ = TrustPolicy.Parse(policy);
        }
        catch (JsonException)
        {
            throw Malformed("This policy contains invalid Json");
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw Malformed("Syntax errors in policy.");
        }

        if (policy.Count(letter => !char.IsWhiteSpace(letter)) > MostCharacters)
        {
            throw new QueryException("LimitExceeded", $"Cannot exceed quota for ACLSizePerRole: {MostCharacters}", 409);
        }
    }

    private static void CheckPolicy(JsonElement policy)
    {
        Dictionary<string, JsonElement> members = PolicyJson.Members(policy, path: "");
        if (members.TryGetValue("Version", out JsonElement version) && !Versions.Contains(version.GetString()))
        {
            throw Malformed("The policy must contain a valid version string");
        }

        JsonElement statement = Required(members, "Statement");
        if (statement.ValueKind != JsonValueKind.Array)
        {
            CheckStatement(statement);
            return;
        }

        if (statement.GetArrayLength() == 0)
        {
            throw Malformed("Could not parse the policy: Statement is empty!");
        }

        foreach (JsonElement one in statement.EnumerateArray())
        {
            CheckStatement(one);
        }
    }

    private static void CheckStatement(JsonElement statement)
    {
        Dictionary<string, JsonElement> members = PolicyJson.Members(statement, path: "");
        string effect = Required(members, "Effect").GetString() ?? "";
        if (effect is not ("Allow" or "Deny"))
        {
            throw Malformed($"Invalid effect: {effect}");
        }

        if (members.ContainsKey("Resource") || members.ContainsKey("NotResource"))
        {
            throw Malformed("Has prohibited field Resource");
        }

        if (members.ContainsKey("NotPrincipal"))
        {
            throw Malformed(effect == "Allow" ? "Allow with NotPrincipal is not allowed." : "AssumeRole policy must not contain NotPrincipal field.");
        }

        CheckPrincipal(Required(members, "Principal"), effect == "Allow" && !members.ContainsKey("Condition"));
        JsonElement action = members.TryGetValue("NotAction", out JsonElement others) ? others : Required(members, "Action");
        if (!Array.TrueForAll(PolicyJson.List(action, path: ""), name => name.StartsWith(ActionPrefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void CheckPrincipal(JsonElement principal, bool isUnconditional)
    {
        if (principal.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach ((string kind, JsonElement value) in PolicyJson.Members(principal, path: ""))
        {
            if (!PrincipalKinds.Contains(kind))
            {
                throw Malformed($"Invalid principal in policy: \"{kind}\"");
            }

            string[] names = PolicyJson.List(value, path: "");
            if (kind == "Federated" && !Array.TrueForAll(names, Provider.IsMatch))
            {
                throw Malformed("Federated principals must be valid domain names or SAML metadata ARNs");
            }

            if (isUnconditional && names.Any(ProviderNames.IsIdentityService))
            {
                throw Malformed("A condition block must be present for the Cognito provider");
            }
        }
    }

    private static JsonElement Required(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement element) ? element : throw Malformed($"Missing required field {name}");

    private static QueryException Malformed(string message) => new(ErrorIds.MalformedPolicyDocument, message);
}
