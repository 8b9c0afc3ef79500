using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Finds or makes the identity for a set of logins; without logins, makes a new guest. Needs no credentials. GetId.</summary>
[Cmdlet(VerbsCommon.Get, "CIIdentityId", DefaultParameterSetName = IdSet)]
[ServiceOperation("GetId")]
[OutputType(typeof(string))]
public sealed class GetIdentityIdCommand : IdentityPoolsCommand
{
    /// <summary>The tokens of the user, by provider name: any dictionary; tokens as strings or SecureStrings.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    [LoginTransformation]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, SecureString>? Login { get; set; }

    /// <summary>The account of the pool. The service doesn't need it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.AccountId))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? AccountId { get; set; }

    private protected override void Process(string poolId)
    {
        string? id = Await(Connect(poolId).BlockingClient.SendAsync(
            new GetIdRequest { IdentityPoolId = poolId, AccountId = AccountId, Logins = this.Reveal(Login) }, Stopped)).IdentityId;
        if (Login is { Count: > 0 })
        {
            WriteObject(id);
        }
        else
        {
            WriteCreated(id, Texts.GuestCreated.With(poolId, id));
        }
    }
}
