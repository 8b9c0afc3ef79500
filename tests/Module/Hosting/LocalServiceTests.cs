namespace CognitoIdentity.ModuleTests;

/// <summary>Tests in a session that calls a local service of its own.</summary>
public abstract class LocalServiceTests : SessionTests
{
    protected const string UnknownId = "us-east-1:00000000-0000-0000-0000-000000000000";

    protected LocalServiceTests()
        : base(Session.WithLocalService())
    {
    }

    /// <summary>The requests that the service has answered.</summary>
    protected long Requests => Session.Requests;

    /// <summary>The requests that change something.</summary>
    protected long Writes => Run(
        "(Get-CILocalService | Where-Object IsSessionDefault).RequestLog | Where-Object Operation -notmatch '^(Get|List|Describe|Lookup)'").Count;

    /// <summary>Creates pools and returns their ids.</summary>
    protected string[] Create(params string[] names) =>
        [.. Session.Run("$input | New-CIIdentityPool", names).Select(pool => (string)pool.Properties["IdentityPoolId"].Value)];
}
