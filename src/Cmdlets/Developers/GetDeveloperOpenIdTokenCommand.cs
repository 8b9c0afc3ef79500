using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Signs in users of your own backend: finds or makes their identities and gets a token for each. GetOpenIdTokenForDeveloperIdentity.</summary>
[Cmdlet(VerbsCommon.Get, "CIDeveloperOpenIdToken", DefaultParameterSetName = IdentityPoolsCommand.IdSet)]
[ServiceOperation("DescribeIdentityPool", "GetOpenIdTokenForDeveloperIdentity")]
[OutputType(typeof(OpenIdToken))]
public sealed class GetDeveloperOpenIdTokenCommand : DeveloperCommand
{
    /// <summary>The ids of the users in your backend. An identity from the pipeline doesn't bind here.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.DeveloperUser)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>The identity to link the user to, or the identity. Without it, the user's own or a new one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string? IdentityId { get; set; }

    /// <summary>More logins of the same user, to link: any dictionary from provider names to tokens (strings or SecureStrings).</summary>
    [Parameter]
    [ValidateNotNull]
    [LoginTransformation]
    [ValidateShape(nameof(Shapes.LoginsMap), MaxCount = 9)]
    [Alias("Logins")]
    public IDictionary<string, SecureString>? Login { get; set; }

    /// <summary>How long the token is valid. Without it, 15 minutes.</summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateShape(nameof(Shapes.TokenDuration))]
    public TimeSpan? TokenDuration { get; set; }

    /// <summary>Tags for the sessions of the token: any dictionary.</summary>
    [Parameter]
    [ValidateNotNull]
    [StringMapTransformation]
    [ValidateShape(nameof(Shapes.PrincipalTags))]
    [Alias("PrincipalTags")]
    public IDictionary<string, string>? PrincipalTag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForUsers(DeveloperUserIdentifier, user => WriteObject(GetToken(user)));

    private OpenIdToken GetToken(string user)
    {
        string? identity = IdentityId is null ? null : ResourceIds.CheckIdentity(IdentityId);
        var logins = new Dictionary<string, string>(this.Reveal(Login) ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [Provider()] = user,
        };
        return Await(Client.SendAsync(
            new GetOpenIdTokenForDeveloperIdentityRequest
            {
                IdentityPoolId = IdentityPoolId,
                IdentityId = identity,
                Logins = logins,
                TokenDuration = (long?)TokenDuration?.TotalSeconds,
                PrincipalTags = PrincipalTag,
            },
            Stopped));
    }
}
