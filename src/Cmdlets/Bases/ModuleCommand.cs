using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.Commands;

/// <summary>The base of all cmdlets: stopping, errors, progress and prompts.</summary>
public abstract class ModuleCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _isStopping;
    private int? _timeLimit;
    private WorkProgress? _progress;

    /// <summary>Cancelled when the pipeline stops for any reason, or when the time limit is reached.</summary>
    protected CancellationToken Stopped => _stop.Token;

    /// <summary>The progress of the command.</summary>
    private protected WorkProgress Progress => _progress ??= new WorkProgress(this, Activity);

    /// <summary>The title of the progress.</summary>
    private protected virtual string Activity => MyInvocation.MyCommand.Name;

    /// <summary>Whether verbose text is written.</summary>
    private protected bool WantsVerbose => Wants("Verbose") || (IsGiven("Debug") && !IsGiven("Verbose"));

    /// <summary>Whether debug text is written.</summary>
    private protected bool WantsDebug => Wants("Debug");

    /// <summary>Whether -WhatIf or a prompt shows what the command is about to change.</summary>
    private protected bool ShowsChange => IsWhatIf
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm) ? LanguagePrimitives.IsTrue(confirm)
            : LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference) && preference != ConfirmImpact.None
                && GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact >= preference);

    private bool IsWhatIf => LanguagePrimitives.IsTrue(Preference("WhatIf", "WhatIfPreference"));

    /// <summary>Asks, or shows with -WhatIf, what would be changed. Control characters in foreign names and values are replaced.</summary>
    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(DisplayText.Line(target), DisplayText.Line(action));

    /// <summary>Whether the user gave a parameter.</summary>
    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Does the work for one record. A failure is an error of this record only, or ends the command if no further record can succeed.</summary>
    /// <param name="target">The record, usually its id.</param>
    /// <param name="work">The work.</param>
    protected void ForRecord(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw StopReason();
        }
        catch (CognitoIdentityException e)
        {
            ErrorRecord record = ErrorRecords.Create(e, target);
            if (EndsTheCommand(e))
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
        }
    }

    /// <summary>Does the work for each id in one record of the pipeline, or in an argument.</summary>
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

    /// <summary>Whether every further record would fail with the same error.</summary>
    private protected virtual bool EndsTheCommand(CognitoIdentityException exception) => KnownErrors.EndsTheCommand(exception);

    /// <summary>Checks input before any call is made. A failure ends the command.</summary>
    /// <param name="target">The input.</param>
    /// <param name="check">The check.</param>
    private protected void CheckInput(object? target, Action check)
    {
        try
        {
            check();
        }
        catch (CognitoIdentityException e)
        {
            StopWithError(e, target);
        }
    }

    /// <summary>Ends the command if a parameter was given without another one that it needs.</summary>
    private protected void CheckNeeds(string parameter, string needed)
    {
        if (IsGiven(parameter) && !IsGiven(needed))
        {
            StopWithError(nameof(Texts.ParameterRequired), MyInvocation.MyCommand.Name, parameter, needed);
        }
    }

    /// <summary>Ends the command if two parameters were given that exclude each other.</summary>
    private protected void CheckExcludes(string parameter, string other)
    {
        if (IsGiven(parameter) && IsGiven(other))
        {
            StopWithError(nameof(Texts.ParameterConflict), MyInvocation.MyCommand.Name, parameter, other);
        }
    }

    /// <summary>Ends the command with an error about its input, before any call is made.</summary>
    protected void StopWithError(string errorId, object? target, params object[] values) =>
        StopWithError(new CognitoIdentityException(errorId, values), target);

    /// <summary>Ends the command with an error.</summary>
    private protected void StopWithError(CognitoIdentityException exception, object? target) =>
        ThrowTerminatingError(ErrorRecords.Create(exception, target));

    /// <summary>
    /// Asks before data is lost, and tells whether to go ahead. -Force skips the prompt, but not -WhatIf, nor a -Confirm that is given as well.
    /// </summary>
    private protected bool IsConfirmed(SwitchParameter force, Func<string> target, Func<string> action) =>
        (force && !IsWhatIf && !IsGiven("Confirm")) || ShouldProcess(target(), action());

    /// <inheritdoc cref="IsConfirmed(SwitchParameter, Func{string}, Func{string})"/>
    private protected bool IsConfirmed(SwitchParameter force, string target, string action) => IsConfirmed(force, () => target, () => action);

    /// <summary>Ends the command with an error when it has taken this many seconds. Zero sets no limit.</summary>
    private protected void LimitTime(int seconds)
    {
        if (seconds > 0)
        {
            _timeLimit = seconds;
            _stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        }
    }

    /// <summary>Ends the command if it was stopped, or its time limit is over.</summary>
    private protected void CheckStopped()
    {
        if (Stopped.IsCancellationRequested)
        {
            throw StopReason();
        }
    }

    /// <summary>What to throw once <see cref="Stopped"/> is cancelled, unless the time limit ends the command here.</summary>
    private protected Exception StopReason()
    {
        if (!_isStopping && _timeLimit is { } seconds)
        {
            string name = MyInvocation.MyCommand.Name;
            StopWithError(nameof(Texts.TimeLimitExceeded), name, name, Texts.CountSeconds.Counted(seconds));
        }

        return new PipelineStoppedException();
    }

    /// <summary>Writes a warning during Dispose. A stopped pipeline rejects output, so it then goes to the host.</summary>
    private protected void WriteFinalWarning(string text)
    {
        try
        {
            WriteWarning(text);
        }
        catch (PipelineStoppedException)
        {
            if (!IsSilenced("WarningAction", "WarningPreference"))
            {
                Host.UI.WriteWarningLine(text);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _progress?.Complete();

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _isStopping = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended just before the time limit.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels the work in flight. PowerShell calls this after every pipeline, even a stopped one.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isStopping = true;
            _stop.Cancel();
            WaitForCancelledWork();
            _stop.Dispose();
        }
    }

    /// <summary>Returns when all work of the command has ended.</summary>
    private protected virtual void WaitForCancelledWork()
    {
    }

    private bool Wants(string stream) => MyInvocation.BoundParameters.TryGetValue(stream, out object? given) ? LanguagePrimitives.IsTrue(given)
        : GetVariableValue(stream + "Preference") is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Whether a common parameter, or else its preference variable, hides its stream.</summary>
    private protected bool IsSilenced(string parameter, string variable) =>
        LanguagePrimitives.TryConvertTo(Preference(parameter, variable), out ActionPreference preference)
        && preference is ActionPreference.SilentlyContinue or ActionPreference.Ignore;

    /// <summary>The value of a common parameter such as <c>WhatIf</c>, or else of its preference variable.</summary>
    private object? Preference(string parameter, string variable) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? given : GetVariableValue(variable);
}
