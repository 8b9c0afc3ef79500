using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Looks for what is wrong with pools: roles, role mappings, providers, guests and flows. Returns nothing for a healthy pool.
/// DescribeIdentityPool, GetIdentityPoolRoles.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "CIIdentityPool", DefaultParameterSetName = IdSet)]
[ServiceOperation("DescribeIdentityPool", "GetIdentityPoolRoles")]
[OutputType(typeof(Finding))]
public sealed class TestIdentityPoolCommand : IdentityPoolsCommand
{
    private protected override void Process(string poolId)
    {
        IServiceConnection connection = Connect(poolId);
        IdentityPool pool = Await(connection.BlockingClient.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = poolId }, Stopped));
        IdentityPoolRoles roles = Await(connection.BlockingClient.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = poolId }, Stopped));

        IReadOnlyList<Finding> findings = IdentityPoolCheck.Run(pool, roles, connection.Partition);
        WriteVerbose(Texts.PoolChecked.With(poolId, Texts.CountFindings.Counted(findings.Count)));
        WriteObject(findings, enumerateCollection: true);
    }
}
