using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Unlinks logins from identities. The next login of the user creates a new identity. An identity without logins can't be used any more.
/// Needs no credentials, only the tokens of the user. UnlinkIdentity.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentityLogin", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("UnlinkIdentity")]
[OutputType(typeof(string))]
public sealed class RemoveIdentityLoginCommand : IdentitiesCommand
{
    /// <summary>The tokens of the user, by provider name: any dictionary; tokens as strings or SecureStrings.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = HelpMessages.Login)]
    [ValidateNotNullOrEmpty]
    [LoginTransformation]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, SecureString> Login { get; set; } = new Dictionary<string, SecureString>();

    /// <summary>The names of the providers to unlink. The default is the providers of -Login.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.LoginsList))]
    [Alias("LoginsToRemove")]
    [ArgumentCompleter(typeof(IdentityLoginCompleter))]
    public string[]? LoginToRemove { get; set; }

    /// <summary>Unlinks without asking. -WhatIf still unlinks nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the ids of the identities.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string identityId)
    {
        string[] providers = LoginToRemove ?? [.. Login.Keys];
        if (!IsConfirmed(Force, identityId, Texts.ActionRemoveLogin.With(string.Join(", ", providers))))
        {
            return;
        }

        Await(Connect(identityId).BlockingClient.SendAsync(
            new UnlinkIdentityRequest { IdentityId = identityId, Logins = this.Reveal(Login), LoginsToRemove = providers }, Stopped));

        if (PassThru)
        {
            WriteObject(identityId);
        }
    }
}
