using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>What the service would refuse of role mappings, said before it is called.</summary>
internal static class RoleMappingRules
{
    private const int MaxProviders = 10;
    private const int MaxRules = 25;
    private const string UserPoolHost = "cognito-idp.";

    private static readonly string[] Types = [RoleMappingType.Token, RoleMappingType.Rules];
    private static readonly string[] Resolutions = [AmbiguousRoleResolution.AuthenticatedRole, AmbiguousRoleResolution.Deny];
    private static readonly string[] MatchTypes =
        [MappingRuleMatchType.EqualTo, MappingRuleMatchType.Contains, MappingRuleMatchType.StartsWith, MappingRuleMatchType.NotEqual];

    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void Check(IDictionary<string, RoleMapping>? mappings)
    {
        CheckCount(mappings);
        foreach ((string provider, RoleMapping mapping) in mappings ?? new Dictionary<string, RoleMapping>())
        {
            if ((KeyProblem(provider) ?? Problem(mapping)) is { } problem)
            {
                throw Invalid(provider, problem);
            }
        }
    }

    /// <summary>Also of what a merge comes to.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void CheckCount(IDictionary<string, RoleMapping>? mappings)
    {
        if (mappings?.Count > MaxProviders)
        {
            throw Invalid(string.Join(", ", mappings.Keys), Say(Texts.RoleMappingProviders, MaxProviders));
        }
    }

    /// <summary>What is wrong with a mapping, whatever provider it is for; null if nothing is.</summary>
    public static string? Problem(RoleMapping mapping)
    {
        MappingRule[]? rules = mapping.RulesConfiguration?.Rules;
        return mapping.AmbiguousRoleResolution is null ? Texts.RoleMappingAmbiguity
            : ValueProblem(nameof(mapping.AmbiguousRoleResolution), mapping.AmbiguousRoleResolution, Resolutions)
            ?? ValueProblem(nameof(mapping.Type), mapping.Type, Types)
            ?? (mapping.Type == RoleMappingType.Token
                ? rules is null ? null : Texts.RoleMappingTokenRules
                : rules is not { Length: > 0 and <= MaxRules } ? Say(Texts.RoleMappingRuleCount, MaxRules, rules?.Length ?? 0)
                : rules.Select(RuleProblem).FirstOrDefault(problem => problem is not null));
    }

    private static string? KeyProblem(string provider)
    {
        bool isUserPool = provider.StartsWith(UserPoolHost, StringComparison.Ordinal);
        return provider.Contains("://", StringComparison.Ordinal) || (isUserPool && !provider.Contains(':', StringComparison.Ordinal))
            ? Texts.RoleMappingKey
            : TextRule.Key.Problem(provider);
    }

    private static string? RuleProblem(MappingRule? rule) =>
        rule is null ? Texts.MappingRuleExpected
        : TextRule.ClaimName.Problem(rule.Claim ?? string.Empty)
        ?? ValueProblem(nameof(rule.MatchType), rule.MatchType, MatchTypes)
        ?? TextRule.ClaimValue.Problem(rule.Value ?? string.Empty)
        ?? TextRule.Arn.Problem(rule.RoleARN ?? string.Empty);

    private static string? ValueProblem(string member, string? value, string[] allowed) =>
        allowed.Contains(value) ? null : Say(Texts.RoleMappingValue, member, value ?? string.Empty, string.Join(", ", allowed));

    private static CognitoIdentityException Invalid(string provider, string problem) =>
        new(nameof(Texts.RoleMappingInvalid), Say(Texts.RoleMappingInvalid, provider, problem));

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
