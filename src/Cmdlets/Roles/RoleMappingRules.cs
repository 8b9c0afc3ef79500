using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>What the service would refuse of role mappings, said before it is called.</summary>
internal static class RoleMappingRules
{
    /// <summary>The most rules that a mapping can have.</summary>
    public const int MaxRules = 25;

    private const int MaxProviders = 10;
    private const string UserPoolHost = "cognito-idp.";

    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void Check(IDictionary<string, RoleMapping>? mappings)
    {
        CheckCount(mappings);
        foreach ((string provider, RoleMapping mapping) in mappings ?? new Dictionary<string, RoleMapping>())
        {
            CheckKey(provider);
            Check(provider, mapping);
        }
    }

    /// <summary>Also of what a merge comes to.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void CheckCount(IDictionary<string, RoleMapping>? mappings)
    {
        if (mappings?.Count > MaxProviders)
        {
            throw Invalid(string.Join(", ", mappings.Keys), Texts.RoleMappingProviders, MaxProviders);
        }
    }

    private static void CheckKey(string provider)
    {
        bool isUserPool = provider.StartsWith(UserPoolHost, StringComparison.Ordinal);
        if (provider.Contains("://", StringComparison.Ordinal) || (isUserPool && !provider.Contains(':', StringComparison.Ordinal)))
        {
            throw Invalid(provider, Texts.RoleMappingKey);
        }
    }

    private static void Check(string provider, RoleMapping mapping)
    {
        MappingRule[]? rules = mapping.RulesConfiguration?.Rules;
        if (mapping.Type is not (RoleMappingType.Token or RoleMappingType.Rules))
        {
            throw Invalid(provider, Texts.RoleMappingTypeUnknown);
        }

        if (mapping.AmbiguousRoleResolution is null)
        {
            throw Invalid(provider, Texts.RoleMappingAmbiguity);
        }

        if (mapping.Type == RoleMappingType.Token && rules is not null)
        {
            throw Invalid(provider, Texts.RoleMappingTokenRules);
        }

        if (mapping.Type == RoleMappingType.Rules && rules is not { Length: > 0 and <= MaxRules })
        {
            throw Invalid(provider, Texts.RoleMappingRuleCount, MaxRules, rules?.Length ?? 0);
        }

        for (int i = 0; i < rules?.Length; i++)
        {
            if (Missing(rules[i]) is { } member)
            {
                throw Invalid(provider, Texts.RoleMappingRuleIncomplete, i + 1, member);
            }
        }
    }

    private static string? Missing(MappingRule? rule) =>
        string.IsNullOrEmpty(rule?.Claim) ? nameof(rule.Claim)
        : string.IsNullOrEmpty(rule.MatchType) ? nameof(rule.MatchType)
        : string.IsNullOrEmpty(rule.Value) ? nameof(rule.Value)
        : string.IsNullOrEmpty(rule.RoleARN) ? nameof(rule.RoleARN)
        : null;

    private static CognitoIdentityException Invalid(string provider, string reason, params object[] values) => new(
        nameof(Texts.RoleMappingInvalid),
        string.Format(CultureInfo.CurrentCulture, Texts.RoleMappingInvalid, provider, string.Format(CultureInfo.CurrentCulture, reason, values)));
}
