using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Completes from the pools or identities in the command. If it has none, makes no request.</summary>
public abstract class WrittenResourceCompleter : ServiceCompleter
{
    /// <summary>The parameter that names them, and the member of objects with their id.</summary>
    private protected virtual string Parameter => nameof(IdentityPool.IdentityPoolId);

    private protected sealed override IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken) =>
        command.ArgumentsOrInput(Parameter)
            .Select(Id)
            .Where(ResourceIds.IsValid)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(id => ReadAsync(command.Connect(command.Regions[0], id, TimeLimit).BlockingClient, id!, cancellationToken).GetAwaiter().GetResult()
                .OrderBy(found => found.Value, StringComparer.Ordinal))
            .DistinctBy(found => found.Value, StringComparer.Ordinal)
            .Where(found => Fits(found.Value, word) || Fits(NameIn(found.Value), word))
            .Select(found => new Suggestion(found.Value, found.ToolTip));

    /// <summary>The id in a typed value, which is an id or an object with an id.</summary>
    private protected virtual string? Id(object? written) => Unwrap.Value(written) as string ?? Unwrap.Member(written, Parameter) as string;

    /// <summary>Reads the completions from one of them.</summary>
    private protected abstract Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken);

    // ARNs and user pools have the same beginnings, so people type a part of the end.
    private static string NameIn(string value) => value[(value.LastIndexOf('/') + 1)..];
}

/// <summary>Completes the names of the providers that are linked to the identities in the command.</summary>
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

/// <summary>Completes ids of identities of the pool in the command.</summary>
public sealed class IdentityIdCompleter : WrittenResourceCompleter
{
    private protected override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken)
    {
        ListIdentitiesResponse page = await client.SendAsync(
            new ListIdentitiesRequest { IdentityPoolId = id, MaxResults = (int)Shapes.QueryLimit.Max, HideDisabled = true }, cancellationToken)
            .ConfigureAwait(false);
        return (page.Identities ?? []).Select(identity => (identity.IdentityId!, (string?)$"{identity.Logins}"));
    }
}

/// <summary>Completes keys of the tags that pools have, with their values.</summary>
public sealed class TagKeyCompleter : PoolSettingCompleter
{
    private protected override string Parameter => nameof(ResourceTag.ResourceArn);

    // Read the tags with the settings: listing tags needs an ARN, and an ARN needs the account.
    private protected override string? Id(object? written) =>
        (base.Id(written) ?? Unwrap.Member(written, nameof(IdentityPool.IdentityPoolId)) as string) is { } text
            ? ResourceArn.Parse(text).IdentityPoolId
            : null;

    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
        (pool.IdentityPoolTags ?? new Dictionary<string, string>()).Select(tag => (tag.Key, (string?)tag.Value));
}
