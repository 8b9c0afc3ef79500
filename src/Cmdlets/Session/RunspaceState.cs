using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>The state of the module in one session (runspace): the local services that it started.</summary>
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

    /// <summary>The local service that this session calls, even if it has stopped; null if the session calls none.</summary>
    public ILocalService? Called { get; private set; }

    /// <summary>The local service that this session calls; null when it calls none.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>LocalServiceGone</c>: it stopped without this session's request. Calls that were meant for it must not go to AWS.
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
    /// Stops a local service at the user's request. If the session called it, the session now calls the last one that it started and that still runs.
    /// </summary>
    public void StopLocalService(ILocalService service)
    {
        if (Called == service)
        {
            Called = _started.LastOrDefault(other => other != service && other.IsRunning);
        }

        ProcessState.Current.StopLocalService(service);
    }

    /// <summary>Stops the local services of this session. The session doesn't call AWS afterwards, because the user did not ask for that.</summary>
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
                // Its state could not be saved, and the session can't show the error any more. Stop the other services.
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
