namespace CognitoIdentity;

/// <summary>
/// A rule that gives a role to the tokens with a matching claim. Part of <see cref="RulesConfigurationType"/> in
/// GetIdentityPoolRoles and SetIdentityPoolRoles.
/// </summary>
public sealed class MappingRule
{
    /// <summary>
    /// Name of the claim. Required. 1 to 64 characters: letters, marks, digits, symbols and punctuation, no white
    /// space.
    /// </summary>
    public string? Claim { get; set; }

    /// <summary>
    /// How the claim is compared: a value of <see cref="MappingRuleMatchType"/>, <c>Equals</c>, <c>Contains</c>,
    /// <c>StartsWith</c> or <c>NotEqual</c>. Required.
    /// </summary>
    public string? MatchType { get; set; }

    /// <summary>Text that the claim is compared with. Required. 1 to 128 characters.</summary>
    public string? Value { get; set; }

    /// <summary>ARN of the role that a match gives. Required. 20 to 2048 characters.</summary>
    public string? RoleARN { get; set; }

    /// <summary>The rule in one line.</summary>
    public override string ToString() => $"{Claim} {MatchType} {Value}: {RoleARN}";
}
