using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Reads what the diagnosis of roles needs, each part once.</summary>
internal sealed class RoleReader
{
    private readonly CancellationToken _stopped;
    private readonly Dictionary<string, RoleReading> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? PoolId, string Provider), TagReading> _tags = [];
    private CognitoIdentityException? _unreachable;

    public RoleReader(CancellationToken stopped) => _stopped = stopped;

    /// <summary>Whether roles can be read through a connection. A local service that doesn't enforce trust accepts roles that don't exist in its IAM.</summary>
    public static bool CanRead(IServiceConnection connection) =>
        ProcessState.Current.FindLocalService(connection.Endpoint.AbsoluteUri) is not { } local || local.Options.EnforceRoleTrust;

    /// <summary>The findings about the trust policies of a pool's roles.</summary>
    public IReadOnlyList<Finding> Check(IServiceConnection connection, IdentityPool pool, IEnumerable<RoleUse> uses) =>
        RoleTrustCheck.Run(pool, uses, role => Read(connection, role), provider => Tags(connection, pool, provider));

    private RoleReading Read(IServiceConnection connection, string roleArn)
    {
        if (!_roles.TryGetValue(roleArn, out RoleReading? reading))
        {
            reading = _unreachable is null ? Ask(connection, roleArn) : new RoleReading(null, _unreachable, null);
            _roles.Add(roleArn, reading);
        }

        return reading;
    }

    private RoleReading Ask(IServiceConnection connection, string roleArn)
    {
        try
        {
            return new RoleReading(Wait(connection.GetRoleAsync(RoleArn.NameOf(roleArn), _stopped)), null, null);
        }
        catch (CognitoIdentityException e)
        {
            // If one request gets no answer, the others won't either.
            _unreachable = e.StatusCode is null ? e : null;
            return new RoleReading(null, e, e.ErrorId == ErrorIds.NoSuchEntity ? AccountOf(connection) : null);
        }
    }

    private string? AccountOf(IServiceConnection connection)
    {
        try
        {
            return Wait(connection.GetAccountIdAsync(_stopped));
        }
        catch (CognitoIdentityException)
        {
            // The account id only adds detail to a finding.
            return null;
        }
    }

    private TagReading Tags(IServiceConnection connection, IdentityPool pool, string provider)
    {
        (string?, string) key = (pool.IdentityPoolId, provider);
        if (!_tags.TryGetValue(key, out TagReading? reading))
        {
            reading = ReadTags(connection, pool, provider);
            _tags.Add(key, reading);
        }

        return reading;
    }

    // The service knows a provider of IAM by its ARN or its name. An answer for one of them counts more than an error for the other.
    private TagReading ReadTags(IServiceConnection connection, IdentityPool pool, string provider)
    {
        if (LoginProvider.Find(pool, provider) is not { } known)
        {
            return new TagReading(null, Texts.TagsOfToken.With(provider));
        }

        var maps = new List<PrincipalTagAttributeMap>();
        CognitoIdentityException? error = null;
        foreach (string name in known.RoleKeys is { Length: > 0 } keys ? keys : [known.Name])
        {
            try
            {
                maps.Add(Wait(connection.BlockingClient.SendAsync(
                    new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = name }, _stopped)));
            }
            catch (CognitoIdentityException e)
            {
                error = e;
            }
        }

        return maps.Exists(map => map.UseDefaults != true && map.PrincipalTags?.Count > 0) ? new TagReading(true)
            // AWS doesn't say what it shows where no map was set. If it is the default map, most pools have it and no tags.
            : maps.Exists(map => map.UseDefaults == true) ? new TagReading(null, Texts.TagsDefault.With(provider))
            : maps.Count > 0 || error!.ErrorId == ErrorIds.ResourceNotFound ? new TagReading(false)
            : new TagReading(null, Texts.TagsUnread.With(provider, error.Message));
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
