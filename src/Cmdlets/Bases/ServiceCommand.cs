using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that calls the service: its connection, and how it waits for calls.</summary>
public abstract class ServiceCommand : ModuleCommand
{
    private const int MaxWrites = 5;

    // A day.
    private const int MostSeconds = 86_400;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, IServiceConnection> _connections = new(StringComparer.Ordinal);
    private ConcurrentQueue<CallRecord>? _finishedCalls;
    private ConcurrentQueue<string>? _exchanges;
    private CallWatch? _watch;
    private ClientOptions? _options;
    private (string?, SecureString?, SecureString?) _keys;
    private (string?, SecureString?, SecureString?)? _keysOfArguments;

    /// <summary>The AWS region to call. Without it, the region in the id, then the session's, the environment's or the profile's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files to take credentials and settings from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [Alias("Profile", "StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file to look for the profile in, instead of the usual one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id to sign with. Goes with -SecretKey. Credentials from the pipeline bind here, unless keys are given as arguments.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateAccessKey]
    [Alias("AK")]
    [ArgumentCompleter(typeof(NoCompleter))]
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

    /// <summary>Credentials to sign with: the output of Get-CICredential, or any object with keys or GetCredentials(), such as those of AWS Tools.</summary>
    [Parameter]
    [ValidateNotNull]
    [CredentialSourceTransformation]
    public ICredentialSource? Credential { get; set; }

    /// <summary>The address to call instead of the region's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(LocalServiceCompleter))]
    public string? EndpointUrl { get; set; }

    /// <summary>Allows plain HTTP to an address on another machine. Otherwise such an address is an error.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>How many seconds the whole command may take, with all its calls, attempts and pauses. Zero, the default, sets no limit.</summary>
    [Parameter]
    [ValidateRange(0, MostSeconds)]
    [Alias("TimeoutSeconds")]
    public int TimeoutSec { get; set; }

    /// <summary>The region that the user named for the next call; null for the region of the id, or of the session.</summary>
    private protected virtual string? NamedRegion => Region;

    // Keys given as arguments win over keys bound from the pipeline.
    private (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) Keys => _keysOfArguments ?? (AccessKey, SecretKey, SessionToken);

    private bool HasKeysOfRecord => _keysOfArguments is null && Keys != default;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        LimitTime(TimeoutSec);
        _keysOfArguments = Keys != default || ProfileName is not null || Credential is not null ? Keys : null;
        ForRecord(MyInvocation.MyCommand.Name, () => _ = Options());
    }

    /// <summary>The connection for the region of an id, or for the region in force when there is no id.</summary>
    /// <param name="resourceId">A <c>REGION:GUID</c> id, or null.</param>
    protected IServiceConnection Connect(string? resourceId)
    {
        ClientOptions options = Options();
        string key = NamedRegion ?? ResourceId.Region(resourceId) ?? string.Empty;
        if (!_connections.TryGetValue(key, out IServiceConnection? connection))
        {
            options = options with { Region = NamedRegion, ResourceId = resourceId };
            connection = options.Connect(SessionState);
            _connections.Add(key, connection);
        }

        return connection;
    }

    /// <summary>A connection for finding the cause of an error. It doesn't ask the user for secrets, so the error is shown without delay.</summary>
    /// <param name="resourceId">A <c>REGION:GUID</c> id, or null.</param>
    private protected IServiceConnection ConnectForDiagnosis(string? resourceId) =>
        (Options() with { Region = NamedRegion, ResourceId = resourceId, AskSecret = null }).Connect(SessionState);

    /// <summary>Writes output. Replaces null lists and maps in answers by empty ones whose text shows their items.</summary>
    private protected new void WriteObject(object? output)
    {
        if (output is not null)
        {
            OutputCollections.Complete(output);
        }

        base.WriteObject(output);
    }

    /// <summary>Waits, on the pipeline thread, for work that stops with the pipeline.</summary>
    protected T Await<T>(Task<T> task) => Block(task.GetAwaiter().GetResult);

    /// <summary>
    /// Does work on the pipeline thread that calls the service, and stops with the pipeline. A result that arrives together with the stop is
    /// returned, because it tells what the call did. The next call ends the command.
    /// </summary>
    private protected T Block<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException e) when (Stopped.IsCancellationRequested)
        {
            if (e is CallCanceledException { Warning: { } warning })
            {
                WriteFinalWarning(warning);
            }

            throw StopReason();
        }
        finally
        {
            WriteFinishedCalls();
        }
    }

    /// <inheritdoc cref="Await{T}(Task{T})"/>
    protected void Await(Task task) => Await(WithResultAsync(task));

    /// <summary>
    /// Changes part of a resource that can only be written as a whole: reads it, merges, writes it back, and starts again if another caller
    /// wrote in between. All on the pipeline thread, because a script that supplies credentials runs only there.
    /// </summary>
    /// <param name="read">Reads the current state.</param>
    /// <param name="merge">Applies the changes to it.</param>
    /// <param name="write">Writes it back, and returns the service's answer.</param>
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
            catch (CognitoIdentityException e) when (e.ErrorId == ErrorIds.ConcurrentModification && attempt < MaxWrites)
            {
                // The pause grows and is random, so that two writers don't conflict again.
                Await(Task.Delay(FirstPause * attempt * (0.5 + Random.Shared.NextDouble()), Stopped));
            }
        }
    }

    // Each record may have its own keys, so the next record may succeed.
    private protected sealed override bool EndsTheCommand(CognitoIdentityException exception) =>
        !HasKeysOfRecord && base.EndsTheCommand(exception);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _watch?.Dispose();
        }
    }

    /// <summary>The user's options for the connection, with the keys of this record, which may come from the pipeline.</summary>
    /// <exception cref="CognitoIdentityException"><c>CredentialsIncomplete</c></exception>
    private ClientOptions Options()
    {
        (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) keys = Keys;
        if (_options is null || keys != _keys)
        {
            _connections.Clear();
            _options = null;
            _keys = keys;
            _options = new ClientOptions
            {
                ProfileName = ProfileName,
                ProfileLocation = FilePath.Resolve(SessionState, ProfileLocation),
                Credential = Credential ?? AwsKeys.From(keys.AccessKey, keys.SecretKey, keys.SessionToken),
                EndpointUrl = EndpointUrl,
                AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
                AskSecret = AskSecret,
                CallFinished = WantsVerbose ? (_finishedCalls ??= new()).Enqueue : null,
                Exchanged = WantsDebug ? (_exchanges ??= new()).Enqueue : null,
                Watch = _watch ??= IsSilenced("ProgressAction", "ProgressPreference") ? null : CallWatch.For(Host, Activity),
            };
        }

        return _options;
    }

    /// <summary>Asks for a secret at a prompt of the host, hidden.</summary>
    /// <returns>Null if the host can't ask.</returns>
    private SecureString? AskSecret(string question)
    {
        var field = new FieldDescription(Texts.MfaQuestionField);
        field.SetParameterType(typeof(SecureString));
        try
        {
            return Host.UI.Prompt(question, string.Empty, [field])?.Values.FirstOrDefault()?.BaseObject as SecureString;
        }
        catch (PipelineStoppedException e)
        {
            // The user pressed Ctrl+C. The host may throw before PowerShell stops the command.
            StopProcessing();
            throw new OperationCanceledException(e.Message, e, Stopped);
        }
        catch (Exception)
        {
            // A non-interactive session throws, and hosts throw exceptions of many types.
            return null;
        }
    }

    private void WriteFinishedCalls()
    {
        try
        {
            while (_exchanges?.TryDequeue(out string? exchange) == true)
            {
                WriteDebug(exchange);
            }

            while (_finishedCalls?.TryDequeue(out CallRecord? call) == true)
            {
                WriteVerbose(call.ToString());
            }
        }
        catch (PipelineStoppedException)
        {
            // The result of the call must not be lost with its log.
        }
    }

    private static async Task<bool> WithResultAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
