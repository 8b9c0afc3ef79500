namespace CognitoIdentity.Commands;

/// <summary>Completes the names of the providers that are linked to the identities that are written.</summary>
public sealed class IdentityLoginCompleter : WrittenResourceCompleter
{
    private protected override string Parameter => nameof(IdentityDescription.IdentityId);

    private protected override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken)
    {
        IdentityDescription identity = await client.SendAsync(new DescribeIdentityRequest { IdentityId = id }, cancellationToken)
            .ConfigureAwait(false);
        return (identity.Logins ?? []).Select(login => (login, (string?)null));
    }
}
