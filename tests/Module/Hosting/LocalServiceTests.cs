using System.Management.Automation;

namespace CognitoIdentity.ModuleTests;

/// <summary>Tests in a session that calls a local service of its own.</summary>
public abstract class LocalServiceTests : IDisposable
{
    protected const string UnknownId = "us-east-1:00000000-0000-0000-0000-000000000000";

    protected Session Session { get; } = Session.WithLocalService();

    /// <summary>The requests that the service has answered.</summary>
    protected long Requests => Session.Requests;

    protected Outcome Invoke(string script, params object?[] input) => Session.Invoke(script, input);

    protected IReadOnlyList<PSObject> Run(string script, params object?[] input) => Session.Run(script, input);

    /// <summary>Makes pools, and gives their ids.</summary>
    protected string[] Create(params string[] names) =>
        [.. Session.Run("$input | New-CIIdentityPool", names).Select(pool => (string)pool.Properties["IdentityPoolId"].Value)];

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Session.Dispose();
        }
    }
}
