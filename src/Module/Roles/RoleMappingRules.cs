using System.Text.RegularExpressions;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>The role mappings that the service rejects.</summary>
internal static class RoleMappingRules
{
    private static int MaxProviders => Shapes.RoleMappingMap.Most;

    private static int MaxRules => Shapes.MappingRulesList.Most;

    /// <summary>Throws if a mapping is not valid, before a request is made.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void Check(IDictionary<string, RoleMapping>? mappings) => ThrowFirst(Problems(mappings));

    /// <summary>The same for the result of a merge.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void CheckCount(IDictionary<string, RoleMapping>? mappings) => ThrowFirst(CountProblems(mappings));

    /// <summary>What is wrong, and the provider of the mapping.</summary>
    public static IEnumerable<(string Provider, string Reason)> Problems(IDictionary<string, RoleMapping>? mappings) =>
    [
        .. CountProblems(mappings),
        .. from mapping in mappings ?? new Dictionary<string, RoleMapping>()
           let reason = KeyProblem(mapping.Key) ?? Problem(mapping.Value)
           where reason is not null
           select (mapping.Key, reason),
    ];

    /// <summary>What is wrong with a mapping for any provider; null if it is valid.</summary>
    public static string? Problem(RoleMapping mapping)
    {
        TextList<MappingRule>? rules = mapping.RulesConfiguration?.Rules;
        return mapping.AmbiguousRoleResolution is null ? Texts.RoleMappingAmbiguity
            : ValueProblem(nameof(mapping.AmbiguousRoleResolution), mapping.AmbiguousRoleResolution, Shapes.AmbiguousRoleResolutionType)
            ?? ValueProblem(nameof(mapping.Type), mapping.Type, Shapes.RoleMappingType)
            ?? (mapping.Type == RoleMappingType.Token
                ? rules is null ? null : Texts.RoleMappingTokenRules
                : rules is null or [] || rules.Length > MaxRules ? Texts.RoleMappingRuleCount.With(MaxRules, rules?.Length ?? 0)
                : rules.Select(RuleProblem).FirstOrDefault(problem => problem is not null));
    }

    private static IEnumerable<(string Provider, string Reason)> CountProblems(IDictionary<string, RoleMapping>? mappings) =>
        mappings?.Count > MaxProviders ? [(string.Join(", ", mappings.Keys), Texts.RoleMappingProviders.With(MaxProviders))] : [];

    private static string? KeyProblem(string provider)
    {
        bool isUserPool = provider.StartsWith(ProviderNames.UserPoolHost, StringComparison.Ordinal);
        return provider.Contains("://", StringComparison.Ordinal) || (isUserPool && !provider.Contains(':', StringComparison.Ordinal))
            ? Texts.RoleMappingKey
            : Shapes.RoleMappingMap.Key.Problem(provider);
    }

    private static string? RuleProblem(MappingRule? rule) =>
        rule is null ? Texts.MappingRuleExpected
        : Shapes.ClaimName.Problem(rule.Claim ?? string.Empty)
        ?? ValueProblem(nameof(rule.MatchType), rule.MatchType, Shapes.MappingRuleMatchType)
        ?? Shapes.ClaimValue.Problem(rule.Value ?? string.Empty)
        ?? Shapes.ARNString.Problem(rule.RoleARN ?? string.Empty);

    private static string? ValueProblem(string member, string? value, TextShape shape) =>
        value is not null && shape.AllowsValue(value) ? null : Texts.RoleMappingValue.With(member, value ?? string.Empty, string.Join(", ", shape.Values!));

    private static void ThrowFirst(IEnumerable<(string Provider, string Reason)> problems)
    {
        foreach ((string provider, string reason) in problems)
        {
            throw new CognitoIdentityException(nameof(Texts.RoleMappingInvalid), [provider, reason]);
        }
    }
}

/// <summary>Reads <c>arn:PARTITION:iam::ACCOUNT:role/PATH/NAME</c>.</summary>
internal static class RoleArn
{
    /// <summary>The session name of the enhanced flow.</summary>
    public const string EnhancedSessionName = "CognitoIdentityCredentials";

    private static readonly Regex Form = new(@"\Aarn:(?<partition>aws[a-z-]*):iam::(?<account>[0-9]{12}):role/([\x21-\x7e]+/)?(?<name>[\w+=,.@-]{1,64})\z", RegexOptions.ECMAScript);

    public static bool IsOne(string arn) => Form.IsMatch(arn);

    public static string AccountOf(string roleArn) => Form.Match(roleArn).Groups["account"].Value;

    /// <summary>The name, without the path.</summary>
    public static string NameOf(string roleArn) => Form.Match(roleArn).Groups["name"].Value;

    /// <summary>The partition of AWS, such as <c>aws-cn</c>.</summary>
    public static string PartitionOf(string roleArn) => Form.Match(roleArn).Groups["partition"].Value;

    /// <summary>The ARN of a session of a role.</summary>
    public static string OfSession(string roleArn, string sessionName)
    {
        Match match = Form.Match(roleArn);
        return $"arn:{match.Groups["partition"]}:sts::{match.Groups["account"]}:assumed-role/{match.Groups["name"]}/{sessionName}";
    }
}
