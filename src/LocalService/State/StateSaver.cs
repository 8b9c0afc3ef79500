using System.Diagnostics;

namespace CognitoIdentity.Local;

/// <summary>
/// Saves the state of a service to a file: loads it at the start, writes it in the background soon after a change, and once more at the end.
/// Requests never wait for it. Writing takes at most a tenth of the time, however large the state is.
/// </summary>
internal sealed class StateSaver : IDisposable
{
    private const int PauseFactor = 9;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly StateFile _file;
    private readonly CognitoIdentityService _service;
    private readonly Timer _timer;
    private readonly object _writing = new();
    private TimeSpan _rest = Pause;
    private int _isDue;
    private bool _isStopped;

    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: the file is damaged, or in use.</exception>
    public StateSaver(string path, CognitoIdentityService service)
    {
        _file = new StateFile(path);
        _service = service;
        _timer = new Timer(_ => WriteQuietly());
        try
        {
            Restore();
            Write();
        }
        catch (Exception error)
        {
            Release();
            throw error is CognitoIdentityException ? error : _file.Invalid(error);
        }

        service.Changes.Watch(Schedule);
        AppDomain.CurrentDomain.ProcessExit += SaveAtExit;
    }

    /// <summary>Writes the unsaved changes.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateUnsaved</c>: it could not be written.</exception>
    public void Dispose()
    {
        lock (_writing)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            try
            {
                if (_isDue != 0)
                {
                    Write();
                }
            }
            catch (Exception error)
            {
                throw _file.Unsaved(error);
            }
            finally
            {
                Release();
            }
        }
    }

    // Save the changes of a script that ends without stopping its service.
    private void SaveAtExit(object? sender, EventArgs e)
    {
        try
        {
            Dispose();
        }
        catch (Exception)
        {
            // The process ends, so the error can't be shown. An exception would change the exit code.
        }
    }

    private void Restore()
    {
        if (_file.Read() is not { } state)
        {
            return;
        }

        foreach (StoredPool pool in state.Pools)
        {
            StateImage.Restore(_service.RegionOf(pool.Settings.IdentityPoolId!), pool);
        }

        foreach (IamRole role in state.Roles ?? [])
        {
            StateImage.Restore(_service.Roles, role);
        }
    }

    private void Schedule()
    {
        if (Volatile.Read(ref _isDue) == 0 && Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            try
            {
                _timer.Change(_rest, Timeout.InfiniteTimeSpan);
            }
            catch (ObjectDisposedException)
            {
                // A request arrived during the stop.
            }
        }
    }

    // An exception on the timer's thread would end the process. Unsaved changes are written later.
    private void WriteQuietly()
    {
        lock (_writing)
        {
            if (_isStopped)
            {
                return;
            }

            // Before the image is taken, because later changes must be saved again.
            Interlocked.Exchange(ref _isDue, 0);
            try
            {
                Write();
            }
            catch (Exception)
            {
                // The next write tries again; Dispose reports the error.
                Schedule();
            }
        }
    }

    private void Write()
    {
        long start = Stopwatch.GetTimestamp();
        _file.Write(StoredState.Of([.. _service.Regions.SelectMany(StateImage.Take)], StateImage.Take(_service.Roles)));
        TimeSpan rest = PauseFactor * Stopwatch.GetElapsedTime(start);
        _rest = rest > Pause ? rest : Pause;
    }

    private void Release()
    {
        AppDomain.CurrentDomain.ProcessExit -= SaveAtExit;
        _timer.Dispose();
        _file.Dispose();
    }
}

/// <summary>Notifies the state saver of each change, so it must be fast.</summary>
internal sealed class Changes
{
    private Action? _changed;

    public void Watch(Action changed) => Volatile.Write(ref _changed, changed);

    public void Raise() => Volatile.Read(ref _changed)?.Invoke();
}
