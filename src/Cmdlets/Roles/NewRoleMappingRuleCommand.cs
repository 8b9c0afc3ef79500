using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Makes a rule for New-CIRoleMapping: a claim of the token, what it must be, and the role for it. Makes no request.</summary>
[Cmdlet(VerbsCommon.New, "CIRoleMappingRule")]
[OutputType(typeof(MappingRule))]
public sealed class NewRoleMappingRuleCommand : ModuleCommand
{
    /// <summary>The name of the claim.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Claim)]
    [ValidateShape(nameof(Shapes.ClaimName))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string Claim { get; set; } = string.Empty;

    /// <summary>How the claim is compared: <c>Equals</c>, <c>Contains</c>, <c>StartsWith</c> or <c>NotEqual</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.MatchType)]
    [SpellingTransformation(typeof(MappingRuleMatchType))]
    [ValidateSet(MappingRuleMatchType.EqualTo, MappingRuleMatchType.Contains, MappingRuleMatchType.StartsWith, MappingRuleMatchType.NotEqual)]
    public string MatchType { get; set; } = string.Empty;

    /// <summary>What the claim is compared with.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.ClaimValue)]
    [ValidateShape(nameof(Shapes.ClaimValue))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string Value { get; set; } = string.Empty;

    /// <summary>The ARN of the role.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.RoleArn)]
    [ValidateShape(nameof(Shapes.ARNString))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string RoleArn { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(new MappingRule { Claim = Claim, MatchType = MatchType, Value = Value, RoleARN = RoleArn });
}
