using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that calls the service: how it waits and stops, and how failures reach the user.</summary>
public abstract class ServiceCommand : ConnectionCommand, IDisposable
{
    private const int MaxWrites = 5;
    private const string WrittenByOthers = "ConcurrentModification";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private WorkProgress? _progress;

    /// <summary>How far the command is, for whoever watches.</summary>
    private protected WorkProgress Progress => _progress ??= new WorkProgress(this, Activity);

    /// <summary>What the command is doing, in the words of its progress.</summary>
    private protected virtual string Activity => MyInvocation.MyCommand.Name;

    /// <summary>Cancelled when the pipeline stops, for whatever reason.</summary>
    protected CancellationToken Stopped => _stop.Token;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        ForRecord(MyInvocation.MyCommand.Name, CheckConnection);
    }

    /// <summary>Waits, on the pipeline thread, for work that stops with the pipeline.</summary>
    protected T Await<T>(Task<T> task) => Block(task.GetAwaiter().GetResult);

    /// <summary>Does work on the pipeline thread that calls the service, and stops with the pipeline.</summary>
    private protected T Block<T>(Func<T> work)
    {
        try
        {
            T result = work();
            return _stop.IsCancellationRequested ? throw new PipelineStoppedException() : result;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            WriteFinishedCalls();
        }
    }

    /// <inheritdoc cref="Await{T}(Task{T})"/>
    protected void Await(Task task) => Await(WithResultAsync(task));

    /// <summary>
    /// Changes part of what the service only takes whole: reads it, merges, writes it back, and begins anew when somebody else
    /// wrote in between. All on the pipeline thread, for credentials may be a script's, which runs nowhere else.
    /// </summary>
    /// <param name="read">Reads what is there now.</param>
    /// <param name="merge">Puts the changes into what was read.</param>
    /// <param name="write">Writes it back, and gives what the service made of it.</param>
    private protected T ReadMergeWrite<T>(Func<Task<T>> read, Action<T> merge, Func<T, Task<T>> write)
    {
        for (int attempt = 1; ; attempt++)
        {
            T current = Await(read());
            merge(current);
            try
            {
                return Await(write(current));
            }
            catch (CognitoIdentityException e) when (e.ErrorId == WrittenByOthers && attempt < MaxWrites)
            {
                // Writers that met once must not meet again: the pause grows and is different for each.
                Await(Task.Delay(FirstPause * attempt * (0.5 + Random.Shared.NextDouble()), Stopped));
            }
        }
    }

    /// <summary>Does the work for one record. Its failure is that record's own error, unless nothing further can work.</summary>
    /// <param name="target">The record: its id, mostly.</param>
    /// <param name="work">What to do with it.</param>
    protected void ForRecord(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (CognitoIdentityException e)
        {
            ErrorRecord record = ErrorRecords.Create(e, target);
            if (ErrorRecords.EndsTheCommand(e) && !HasKeysOfRecord)
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
        }
    }

    /// <summary>Does the work for each of the ids that came in one record of the pipeline, or as an argument.</summary>
    private protected void ForEach(string[] ids, Action<string> work)
    {
        Progress.Total = MyInvocation.ExpectingInput ? null : ids.Length;
        foreach (string id in ids)
        {
            ForRecord(id, () => work(id));
            Advance();
        }
    }

    /// <summary>Shows that one more record is done.</summary>
    private protected virtual void Advance() => Progress.Add(1);

    /// <summary>Checks input before any call is made. What is wrong with it ends the command.</summary>
    /// <param name="target">The input.</param>
    /// <param name="check">Checks it.</param>
    private protected void CheckInput(object? target, Action check)
    {
        try
        {
            check();
        }
        catch (CognitoIdentityException e)
        {
            ThrowTerminatingError(ErrorRecords.Create(e, target));
        }
    }

    /// <summary>Ends the command with an error about its input, before any call is made.</summary>
    protected void StopWithError(string errorId, string text, object? target, params object[] values) =>
        ThrowTerminatingError(ErrorRecords.Create(
            new CognitoIdentityException(errorId, text.With(values)), target));

    /// <inheritdoc/>
    protected override void EndProcessing() => _progress?.Complete();

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The user was a moment late: the command has ended by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is in flight. PowerShell calls this however the pipeline ended.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            WaitForCancelledWork();
            _stop.Dispose();
        }
    }

    /// <summary>Returns when nothing that the command began is in flight any more.</summary>
    private protected virtual void WaitForCancelledWork()
    {
    }

    private void WriteFinishedCalls()
    {
        while (FinishedCalls.TryDequeue(out CallRecord? call))
        {
            WriteVerbose(call.ToString());
        }
    }

    private static async Task<bool> WithResultAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
