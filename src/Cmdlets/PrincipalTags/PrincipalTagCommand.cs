using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for the principal tags of a pool: the claims of a provider's tokens that become tags of the session.</summary>
public abstract class PrincipalTagCommand : IdentityPoolsCommand
{
    /// <summary>The provider, such as <c>accounts.google.com</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Provider)]
    [ValidateShape(nameof(Shapes.IdentityProviderName))]
    [Alias("ProviderName")]
    [ArgumentCompleter(typeof(LoginProviderCompleter))]
    public string IdentityProviderName { get; set; } = string.Empty;
}
