using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Finds problems in pools: roles and their trust policies, role mappings, providers, guests and flows. Returns nothing for a healthy
/// pool. DescribeIdentityPool, GetIdentityPoolRoles, GetPrincipalTagAttributeMap, and GetRole of IAM.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "CIIdentityPool", DefaultParameterSetName = IdSet)]
[ServiceOperation("DescribeIdentityPool", "GetIdentityPoolRoles", "GetPrincipalTagAttributeMap")]
[OutputType(typeof(Finding))]
public sealed class TestIdentityPoolCommand : IdentityPoolsCommand
{
    private RoleReader? _roles;

    /// <summary>Doesn't read the roles from IAM, so their trust policies aren't tested.</summary>
    [Parameter]
    public SwitchParameter SkipRole { get; set; }

    private protected override void Process(string poolId)
    {
        IServiceConnection connection = Connect(poolId);
        IdentityPool pool = Await(connection.BlockingClient.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = poolId }, Stopped));
        IdentityPoolRoles roles = Await(connection.BlockingClient.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = poolId }, Stopped));

        IEnumerable<Finding> findings = IdentityPoolCheck.Run(pool, roles, connection.Partition);
        if (!SkipRole && RoleReader.CanRead(connection))
        {
            _roles ??= new RoleReader(Stopped);
            findings = findings.Concat(Block(() => _roles.Check(connection, pool, RoleUse.All(pool, roles))));
        }

        TextList<Finding> sorted = FindingSeverity.Sort(findings);
        WriteVerbose(Texts.PoolChecked.With(poolId, Texts.CountFindings.Counted(sorted.Length)));
        WriteObject(sorted, enumerateCollection: true);
    }
}
