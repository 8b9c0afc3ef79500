using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Finds the reasons why the service would reject login tokens. Tokens are not sent. With a pool, they are compared with its
/// configuration. DescribeIdentityPool, if a pool is given.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "CILoginToken", DefaultParameterSetName = LoginSet)]
[ServiceOperation("DescribeIdentityPool")]
[OutputType(typeof(LoginTokenTest))]
public sealed class TestLoginTokenCommand : ServiceCommand
{
    private const string LoginSet = "Login";
    private const string TokenSet = "Token";
    private const string UserPoolSet = "UserPool";

    private IdentityPool? _pool;

    /// <summary>The tokens by provider name: any dictionary, tokens as strings or SecureStrings, or an object that has one.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = LoginSet, ValueFromPipeline = true, HelpMessage = HelpMessages.Login)]
    [ValidateNotNullOrEmpty]
    [LoginTransformation]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, SecureString> Login { get; set; } = new Dictionary<string, SecureString>();

    /// <summary>A token, as a string or SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet, HelpMessage = HelpMessages.Token)]
    [ValidateNotNull]
    [LoginTokenTransformation]
    [ValidateShape(nameof(Shapes.IdentityProviderToken))]
    public SecureString Token { get; set; } = new();

    /// <summary>The login key that the token is meant for. The default is the key of the token's issuer.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [ValidateShape(nameof(Shapes.IdentityProviderName))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ProviderName { get; set; }

    /// <summary>The id of the user pool that issued the token, such as <c>us-east-1_AbCdEfGhI</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UserPoolSet, HelpMessage = HelpMessages.UserPool)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string UserPoolId { get; set; } = string.Empty;

    /// <summary>The ID token of the user pool, as a string or SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UserPoolSet, HelpMessage = HelpMessages.Token)]
    [ValidateNotNull]
    [LoginTokenTransformation]
    [ValidateShape(nameof(Shapes.IdentityProviderToken))]
    public SecureString IdToken { get; set; } = new();

    /// <summary>The id of the pool to sign in to, or the pool. Without it, the cmdlet makes no request.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string? IdentityPoolId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForRecord(IdentityPoolId, () =>
    {
        foreach ((string? provider, SecureString token) in Logins())
        {
            WriteObject(LoginTokenCheck.Run(provider, this.Reveal(provider, token), Pool(), DateTime.UtcNow));
        }
    });

    private IEnumerable<(string? Provider, SecureString Token)> Logins() => ParameterSetName switch
    {
        TokenSet => [(ProviderName, Token)],

        // A value that isn't a user pool id is reported as an invalid login key.
        UserPoolSet => [(ProviderNames.OfUserPool(UserPoolId) ?? DisplayText.Of(UserPoolId), IdToken)],
        _ => Login.Select(login => ((string?)login.Key, login.Value)),
    };

    private IdentityPool? Pool() => IdentityPoolId is null ? null : _pool ??= Await(Connect(ResourceIds.CheckPool(IdentityPoolId)).BlockingClient
        .SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = IdentityPoolId }, Stopped));
}
