using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a role mapping for Set-CIIdentityPoolRole: by the token's own claims, or by rules. Makes no request.</summary>
[Cmdlet(VerbsCommon.New, "CIRoleMapping", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(RoleMapping))]
public sealed class NewRoleMappingCommand : ModuleCommand
{
    private const string TokenSet = "Token";
    private const string RulesSet = "Rules";

    private readonly List<MappingRule> _rules = [];

    /// <summary>The rules, in the order in which they are tried; the first that matches gives the role.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RulesSet, ValueFromPipeline = true, HelpMessage = HelpMessages.Rule)]
    [ValidateNotNullOrEmpty]
    [MappingRuleTransformation]
    public MappingRule[] Rule { get; set; } = [];

    /// <summary>The result if no rule matches, or the token names several roles: <c>AuthenticatedRole</c> (the pool's own role) or <c>Deny</c>.</summary>
    [Parameter(Mandatory = true, HelpMessage = HelpMessages.AmbiguousRole)]
    [SpellingTransformation(typeof(AmbiguousRoleResolution))]
    [ValidateSet(CognitoIdentity.AmbiguousRoleResolution.AuthenticatedRole, CognitoIdentity.AmbiguousRoleResolution.Deny)]
    public string AmbiguousRoleResolution { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _rules.AddRange(Rule);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // The user meant rules, even if the pipeline had none.
        bool isByRules = ParameterSetName == RulesSet || MyInvocation.ExpectingInput;
        var mapping = new RoleMapping
        {
            Type = isByRules ? RoleMappingType.Rules : RoleMappingType.Token,
            AmbiguousRoleResolution = AmbiguousRoleResolution,
            RulesConfiguration = isByRules ? new RulesConfigurationType { Rules = [.. _rules] } : null,
        };
        if (RoleMappingRules.Problem(mapping) is { } problem)
        {
            StopWithError(nameof(Texts.RoleMappingUnfit), mapping, problem);
        }

        WriteObject(mapping);
    }
}
