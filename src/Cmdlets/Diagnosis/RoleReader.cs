using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Reads what the diagnosis of roles needs, each part once.</summary>
internal sealed class RoleReader
{
    private readonly CancellationToken _stopped;
    private readonly Dictionary<string, RoleReading> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? PoolId, string Provider), bool> _tags = [];
    private CognitoIdentityException? _unreachable;

    public RoleReader(CancellationToken stopped) => _stopped = stopped;

    /// <summary>Whether roles can be read through a connection. A local service that doesn't enforce trust accepts roles that don't exist in its IAM.</summary>
    public static bool CanRead(IServiceConnection connection) =>
        ProcessState.Current.FindLocalService(connection.Endpoint.AbsoluteUri) is not { } local || local.Options.EnforceRoleTrust;

    /// <summary>The findings about the trust policies of a pool's roles.</summary>
    public IReadOnlyList<Finding> Check(IServiceConnection connection, IdentityPool pool, IEnumerable<RoleUse> uses) =>
        RoleTrustCheck.Run(pool, uses, role => Read(connection, role), provider => HasTags(connection, pool, provider));

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

    private bool HasTags(IServiceConnection connection, IdentityPool pool, string provider)
    {
        (string?, string) key = (pool.IdentityPoolId, provider);
        if (!_tags.TryGetValue(key, out bool hasTags))
        {
            hasTags = ReadHasTags(connection, pool, provider);
            _tags.Add(key, hasTags);
        }

        return hasTags;
    }

    // The service knows a provider of IAM by its ARN or its name.
    private bool ReadHasTags(IServiceConnection connection, IdentityPool pool, string provider)
    {
        LoginProvider known = LoginProvider.Find(pool, provider)!;
        return (known.RoleKeys is { Length: > 0 } keys ? keys : [known.Name]).Any(name =>
        {
            try
            {
                PrincipalTagAttributeMap map = Wait(connection.BlockingClient.SendAsync(
                    new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = name }, _stopped));

                // The service returns the default map if none was set.
                return map.UseDefaults != true && map.PrincipalTags?.Count > 0;
            }
            catch (CognitoIdentityException)
            {
                // The caller may not read the map. Then tags can't be reported as missing.
                return false;
            }
        });
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
