using System.Collections.Concurrent;
using System.Management.Automation;
using System.Security;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that calls the service: where to, in whose name, how it stops, and how failures reach the user.</summary>
public abstract class ServiceCommand : PSCmdlet, IDisposable
{
    private const int MaxWrites = 5;
    private const string WrittenByOthers = "ConcurrentModification";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<CallRecord> _finishedCalls = new();
    private readonly Dictionary<string, IServiceConnection> _connections = new(StringComparer.Ordinal);
    private ConnectionArguments? _arguments;
    private WorkProgress? _progress;
    private (string?, SecureString?, SecureString?) _keys;
    private (string?, SecureString?, SecureString?)? _keysNamed;

    /// <summary>Makes a command. Its parameters are not bound yet, and what they don't matter for can begin.</summary>
    protected ServiceCommand()
    {
        HttpRehearsal.Begin();
    }

    /// <summary>The AWS region to call. Without it, the region in the id, then the session's, the environment's or the profile's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files to take credentials and settings from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file to look for the profile in, instead of the usual one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id to sign with. Goes with -SecretKey. Credentials from the pipeline bring theirs, unless others are named.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateAccessKey]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key to sign with, as a string or SecureString. Goes with -AccessKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SecretTransformation]
    [ValidateSecret]
    [Alias("SK", "SecretAccessKey")]
    public SecureString? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials, as a string or SecureString. Goes with -AccessKey and -SecretKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SecretTransformation]
    [ValidateSecret]
    [Alias("ST")]
    public SecureString? SessionToken { get; set; }

    /// <summary>Credentials to sign with: ours, or any object that has them or a GetCredentials() method, such as that of AWS Tools.</summary>
    [Parameter]
    [ValidateNotNull]
    [CredentialSourceTransformation]
    public ICredentialSource? Credential { get; set; }

    /// <summary>The address to call instead of the region's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    public string? EndpointUrl { get; set; }

    /// <summary>Also calls an address by plain HTTP that is on another machine. It is refused otherwise.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The region that the user named for the call to come; null for the one of the id, or of the session.</summary>
    private protected virtual string? NamedRegion => Region;

    /// <summary>How far the command is, for whoever watches.</summary>
    private protected WorkProgress Progress => _progress ??= new WorkProgress(this, Activity);

    /// <summary>What the command is doing, in the words of its progress.</summary>
    private protected virtual string Activity => MyInvocation.MyCommand.Name;

    /// <summary>Cancelled when the pipeline stops, for whatever reason.</summary>
    protected CancellationToken Stopped => _stop.Token;

    // Whoever names the credentials means these, not parts of those that come with a record.
    private (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) Keys => _keysNamed ?? (AccessKey, SecretKey, SessionToken);

    // What is wrong with the keys of one record is no reason to end the command.
    private bool HasKeysOfRecord => _keysNamed is null && Keys != default;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _keysNamed = Keys != default || ProfileName is not null || Credential is not null ? Keys : null;
        ForRecord(MyInvocation.MyCommand.Name, () => _ = Arguments());
    }

    /// <summary>The connection for the region of an id, or for the region in force when there is no id.</summary>
    /// <param name="resourceId">A <c>REGION:GUID</c> id, or null.</param>
    protected IServiceConnection Connect(string? resourceId)
    {
        ConnectionArguments arguments = Arguments();
        string key = NamedRegion ?? ResourceId.Region(resourceId) ?? string.Empty;
        if (!_connections.TryGetValue(key, out IServiceConnection? connection))
        {
            connection = Library.Clients.Connect(
                arguments.ToOptions(NamedRegion, resourceId, new AwsToolsSession(SessionState), _finishedCalls.Enqueue));
            _connections.Add(key, connection);
        }

        return connection;
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

    /// <summary>What was given, with the keys of this record: they may come with it.</summary>
    private ConnectionArguments Arguments()
    {
        (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) keys = Keys;
        if (_arguments is null || keys != _keys)
        {
            _connections.Clear();
            _arguments = null;
            _keys = keys;
            _arguments = new ConnectionArguments
            {
                ProfileName = ProfileName,
                ProfileLocation = FilePath.Resolve(SessionState, ProfileLocation),
                Credential = Credential ?? ConnectionArguments.Keys(keys.AccessKey, keys.SecretKey, keys.SessionToken),
                EndpointUrl = EndpointUrl,
                AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
            };
        }

        return _arguments;
    }

    private void WriteFinishedCalls()
    {
        while (_finishedCalls.TryDequeue(out CallRecord? call))
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
