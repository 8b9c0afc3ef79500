using System.Globalization;

namespace CognitoIdentity;

/// <summary>What the service refuses of role mappings.</summary>
internal static class RoleMappingRules
{
    private const int MaxProviders = 10;
    private const int MaxRules = 25;

    /// <summary>Refuses before the service is called.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void Check(IDictionary<string, RoleMapping>? mappings) => ThrowFirst(Problems(mappings));

    /// <summary>Also of what a merge comes to.</summary>
    /// <exception cref="CognitoIdentityException"><c>RoleMappingInvalid</c></exception>
    public static void CheckCount(IDictionary<string, RoleMapping>? mappings) => ThrowFirst(CountProblems(mappings));

    /// <summary>What is wrong, and with the mapping of which provider.</summary>
    public static IEnumerable<(string Provider, string Reason)> Problems(IDictionary<string, RoleMapping>? mappings) =>
    [
        .. CountProblems(mappings),
        .. from mapping in mappings ?? new Dictionary<string, RoleMapping>()
           let reason = KeyProblem(mapping.Key) ?? Problem(mapping.Value)
           where reason is not null
           select (mapping.Key, reason),
    ];

    private static IEnumerable<(string Provider, string Reason)> CountProblems(IDictionary<string, RoleMapping>? mappings) =>
        mappings?.Count > MaxProviders ? [(string.Join(", ", mappings.Keys), Format(Texts.RoleMappingProviders, MaxProviders))] : [];

    private static string? KeyProblem(string provider)
    {
        bool isUserPool = provider.StartsWith(ProviderNames.UserPoolHost, StringComparison.Ordinal);
        return provider.Contains("://", StringComparison.Ordinal) || (isUserPool && !provider.Contains(':', StringComparison.Ordinal))
            ? Texts.RoleMappingKey
            : null;
    }

    private static string? Problem(RoleMapping mapping)
    {
        MappingRule[]? rules = mapping.RulesConfiguration?.Rules;
        return mapping switch
        {
            { AmbiguousRoleResolution: null } => Texts.RoleMappingAmbiguity,
            { Type: RoleMappingType.Token } when rules is not null => Texts.RoleMappingTokenRules,
            { Type: RoleMappingType.Rules } when rules is not { Length: > 0 and <= MaxRules } => Format(Texts.RoleMappingRuleCount, MaxRules, rules?.Length ?? 0),
            _ => null,
        };
    }

    private static void ThrowFirst(IEnumerable<(string Provider, string Reason)> problems)
    {
        foreach ((string provider, string reason) in problems)
        {
            throw new CognitoIdentityException(nameof(Texts.RoleMappingInvalid), Format(Texts.RoleMappingInvalid, provider, reason));
        }
    }

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
