using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>Gets OpenID tokens for identities, for the basic (classic) flow. Valid for 10 minutes. Needs no credentials. GetOpenIdToken.</summary>
[Cmdlet(VerbsCommon.Get, "CIOpenIdToken")]
[OutputType(typeof(OpenIdToken))]
public sealed class GetOpenIdTokenCommand : ServiceCommand
{
    /// <summary>The ids of the identities, or identities.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId), IsStrict = true)]
    public string[] IdentityId { get; set; } = [];

    /// <summary>The tokens of the user, by provider name: any dictionary; tokens as strings or SecureStrings. None for a guest.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    [LoginTransformation]
    [Alias("Logins")]
    public IDictionary<string, SecureString>? Login { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityId)
        {
            ForRecord(id, () => WriteObject(GetToken(ResourceIds.CheckIdentity(id))));
        }
    }

    private OpenIdToken GetToken(string id) =>
        Await(Connect(id).Client.GetOpenIdTokenAsync(new GetOpenIdTokenRequest { IdentityId = id, Logins = Login.Reveal() }, Stopped));
}
