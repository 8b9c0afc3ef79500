using System.Collections;
using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Benchmarks;

/// <summary>Writes one object. Has the parameters of Get-CICredential, so its time is what PowerShell itself needs for such a call.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing", DefaultParameterSetName = "Pool")]
public sealed class GetNothingCommand : PSCmdlet
{
    private static readonly object Nothing = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Pool", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] IdentityPoolId { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Identity", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] IdentityId { get; set; } = [];

    [Parameter]
    public IDictionary? Login { get; set; }

    [Parameter]
    public string? UserPoolId { get; set; }

    [Parameter]
    public object? IdToken { get; set; }

    [Parameter]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    [Parameter]
    public string? DeveloperProviderName { get; set; }

    [Parameter]
    public string? CustomRoleArn { get; set; }

    [Parameter]
    public string? RoleArn { get; set; }

    [Parameter]
    public string? RoleSessionName { get; set; }

    [Parameter]
    [ValidateRange(900, 43_200)]
    public int? DurationSeconds { get; set; }

    [Parameter]
    public string? Policy { get; set; }

    [Parameter]
    public SwitchParameter Refresh { get; set; }

    [Parameter]
    public string? Region { get; set; }

    [Parameter]
    public string? ProfileName { get; set; }

    [Parameter]
    public string? ProfileLocation { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccessKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SecureString? SecretKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SecureString? SessionToken { get; set; }

    [Parameter]
    public object? Credential { get; set; }

    [Parameter]
    public string? EndpointUrl { get; set; }

    protected override void ProcessRecord() => WriteObject(Nothing);
}
