using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>What the module keeps for one session, which PowerShell calls a runspace: the local services that it started.</summary>
internal sealed class RunspaceState
{
#pragma warning disable IDE0028 // .NET Framework's has no collection initializer.
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();
#pragma warning restore IDE0028

    private readonly List<ILocalService> _started = [];
    private bool _isModuleRemoved;

    private RunspaceState()
    {
    }

    /// <summary>The state of the session that runs on this thread.</summary>
    public static RunspaceState Current => States.GetValue(Runspace.DefaultRunspace, static _ => new RunspaceState());

    /// <summary>The local service that this session calls, also when it no longer runs; null when it calls none.</summary>
    public ILocalService? Called { get; private set; }

    /// <summary>The local service that this session calls; null when it calls none.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>LocalServiceGone</c>: it stopped, and this session did not ask for that. Calls that were meant for it must not go to AWS instead.
    /// </exception>
    public ILocalService? LocalService => Called is null or { IsRunning: true } ? Called : throw new CognitoIdentityException(
        nameof(Texts.LocalServiceGone), [Called.Endpoint, _isModuleRemoved ? Texts.LocalServiceGoneWithModule : Texts.LocalServiceGoneElsewhere]);

    public ILocalService StartLocalService(LocalServiceOptions options)
    {
        Called = ProcessState.Current.StartLocalService(options);
        _isModuleRemoved = false;
        _started.RemoveAll(service => !service.IsRunning);
        _started.Add(Called);
        return Called;
    }

    /// <summary>
    /// Stops a local service at the user's request. If this session called it, the session calls the one that it started before and that still runs.
    /// </summary>
    public void StopLocalService(ILocalService service)
    {
        if (Called == service)
        {
            Called = _started.LastOrDefault(other => other != service && other.IsRunning);
        }

        ProcessState.Current.StopLocalService(service);
    }

    /// <summary>Stops the local services of this session. The session doesn't call AWS after that: the user did not ask for it.</summary>
    public void StopAllLocalServices()
    {
        _isModuleRemoved = true;
        foreach (ILocalService service in _started.Where(service => service.IsRunning))
        {
            try
            {
                ProcessState.Current.StopLocalService(service);
            }
            catch (CognitoIdentityException)
            {
                // Its state could not be saved, and nobody is left to be told. The other services are stopped all the same.
            }
        }
    }

    /// <summary>A local service as this session sees it.</summary>
    public LocalServiceInfo Describe(ILocalService service) => new(service, service == Called);
}

/// <summary>Stops what a session started when it removes the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Current.StopAllLocalServices();
}
