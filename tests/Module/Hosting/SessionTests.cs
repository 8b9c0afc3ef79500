using System.Management.Automation;

namespace CognitoIdentity.ModuleTests;

/// <summary>Tests in a session of their own.</summary>
public abstract class SessionTests : IDisposable
{
    protected SessionTests()
        : this(new Session())
    {
    }

    protected SessionTests(Session session) => Session = session;

    protected Session Session { get; }

    protected Outcome Invoke(string script, params object?[] input) => Session.Invoke(script, input);

    protected IReadOnlyList<PSObject> Run(string script, params object?[] input) => Session.Run(script, input);

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
