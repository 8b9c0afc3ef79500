using System.Management.Automation;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Makes a login of a fictitious user. A local service accepts it as a login of a user pool or any other provider.</summary>
[Cmdlet(VerbsCommon.New, "CILocalLogin", DefaultParameterSetName = ByClient)]
[OutputType(typeof(LocalLogin))]
public sealed class NewLocalLoginCommand : ModuleCommand
{
    private const string ByPool = "IdentityPool";
    private const string ByClient = "Client";

    // A hundred years.
    private const double MostSeconds = 36_500.0 * 24 * 60 * 60;

    /// <summary>The login key: a user pool, cognito-idp.REGION.amazonaws.com/USERPOOLID, or the name of any other provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Provider)]
    [ValidateShape(nameof(Shapes.IdentityProviderName))]
    [ArgumentCompleter(typeof(LoginProviderCompleter))]
    public string ProviderName { get; set; } = string.Empty;

    /// <summary>The user: the claim sub.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = HelpMessages.User)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string UserId { get; set; } = string.Empty;

    /// <summary>The identity pool to log in to. The client comes from its configuration, unless -ClientId is given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPool, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string? IdentityPoolId { get; set; }

    /// <summary>The client that the token is for: the claim aud.</summary>
    [Parameter(ParameterSetName = ByPool)]
    [Parameter(Mandatory = true, ParameterSetName = ByClient, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Client)]
    [ValidateNotNullOrEmpty]
    [Alias("Audience")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientId { get; set; }

    /// <summary>Additional claims, or other values for the default claims. A null value leaves a claim out.</summary>
    [Parameter]
    [ValidateNotNull]
    [ClaimTransformation]
    public IDictionary<string, object?> Claim { get; set; } = new Dictionary<string, object?>();

    /// <summary>How long the token is valid. The default is an hour. A negative time makes an expired token.</summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateDuration(-MostSeconds, MostSeconds)]
    public TimeSpan ValidFor { get; set; } = LocalLoginOptions.DefaultValidity;

    /// <summary>The address of the local service, if it is not the session's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LocalServiceCompleter))]
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForRecord(ProviderName, () => WriteObject(Service().CreateLogin(new LocalLoginOptions
    {
        ProviderName = ProviderName,
        UserId = UserId,
        IdentityPoolId = IdentityPoolId,
        ClientId = ClientId,
        Claims = new Dictionary<string, object?>(Claim),
        ValidFor = ValidFor,
    })));

    private ILocalService Service() => EndpointUrl is null
        ? RunspaceState.Current.LocalService ?? throw new CognitoIdentityException(nameof(Texts.LocalServiceNone), [])
        : ProcessState.Current.GetLocalService(EndpointUrl);
}
