namespace CognitoIdentity.Local;

/// <summary>Compares claims with rules. Of a claim with several values one has to match; NotEqual wants it of none.</summary>
internal static class RuleMatch
{
    public static bool Holds(MappingRule rule, Claims? claims)
    {
        // A claim that is not there matches nothing, not even NotEqual.
        if (claims?.All(rule.Claim!) is not { Length: > 0 } values)
        {
            return false;
        }

        string wanted = rule.Value!;
        return rule.MatchType switch
        {
            MappingRuleMatchType.EqualTo => values.Contains(wanted),
            MappingRuleMatchType.NotEqual => !values.Contains(wanted),
            MappingRuleMatchType.StartsWith => values.Any(value => value.StartsWith(wanted, StringComparison.Ordinal)),
            _ => values.Any(value => value.Contains(wanted, StringComparison.Ordinal)),
        };
    }
}
