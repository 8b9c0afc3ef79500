namespace CognitoIdentity;

/// <summary>Known values of <see cref="MappingRule.MatchType"/>: how a claim is compared with the value of the rule.</summary>
public static class MappingRuleMatchType
{
    /// <summary>The claim is the value. <c>Equals</c> on the wire.</summary>
    public const string EqualTo = "Equals";

    /// <summary>The claim contains the value.</summary>
    public const string Contains = "Contains";

    /// <summary>The claim starts with the value.</summary>
    public const string StartsWith = "StartsWith";

    /// <summary>The claim is not the value.</summary>
    public const string NotEqual = "NotEqual";
}
