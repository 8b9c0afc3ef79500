using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for which claims of a provider's tokens become tags of the session.</summary>
public abstract class PrincipalTagCommand : IdentityPoolsCommand
{
    /// <summary>The provider whose tokens it is about, such as <c>accounts.google.com</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateText(1, 128)]
    [Alias("ProviderName")]
    [ArgumentCompleter(typeof(LoginProviderCompleter))]
    public string IdentityProviderName { get; set; } = string.Empty;
}
