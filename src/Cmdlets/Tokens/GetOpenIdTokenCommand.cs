using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Gets OpenID tokens for identities, for the basic (classic) flow. Valid for 10 minutes. Needs no credentials. GetOpenIdToken.</summary>
[Cmdlet(VerbsCommon.Get, "CIOpenIdToken")]
[ServiceOperation("GetOpenIdToken")]
[OutputType(typeof(OpenIdToken))]
public sealed class GetOpenIdTokenCommand : IdentitiesCommand
{
    /// <summary>The tokens of the user, by provider name: any dictionary; tokens as strings or SecureStrings. None for a guest.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [LoginTransformation(PassesOverNames = true)]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, SecureString>? Login { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckInput(nameof(Login), () => GivenTokens.Check(Login));
    }

    private protected override void Process(string identityId) => WriteObject(Await(Connect(identityId).BlockingClient.SendAsync(
        new GetOpenIdTokenRequest { IdentityId = identityId, Logins = this.Reveal(Login) }, Stopped)));
}
