using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for which claims of a provider's tokens become tags of the session.</summary>
public abstract class PrincipalTagCommand : IdentityPoolsCommand
{
    /// <summary>The provider whose tokens it is about, such as <c>accounts.google.com</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Provider)]
    [ValidateShape(nameof(Shapes.IdentityProviderName))]
    [Alias("ProviderName")]
    [ArgumentCompleter(typeof(LoginProviderCompleter))]
    public string IdentityProviderName { get; set; } = string.Empty;
}
