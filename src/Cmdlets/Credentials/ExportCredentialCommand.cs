using System.Management.Automation;
using System.Management.Automation.Host;
using CognitoIdentity.Commands.Export;

namespace CognitoIdentity.Commands;

/// <summary>Exports a credential to other programs: to the environment, a profile, a pipeline's runner, or as text. Makes no request.</summary>
[Cmdlet(VerbsData.Export, "CICredential", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(IdentityCredential))]
public sealed class ExportCredentialCommand : ModuleCommand
{
    private ICredentialExport? _export;

    /// <summary>The credential from Get-CICredential, also after a job returned it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = HelpMessages.Credential)]
    [ValidateNotNull]
    [CredentialTransformation]
    public IdentityCredential InputObject { get; set; } = new();

    /// <summary>The target.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.ExportTarget)]
    public CredentialExportTarget To { get; set; }

    /// <summary>The profile to write. -To Profile needs it.</summary>
    [Parameter]
    [ValidateText(1, 255, @"[^\[\]#;\x00-\x20\x7F]+( +[^\[\]#;\x00-\x20\x7F]+)*")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>
    /// The file to write. With -To Profile the credentials file, if it is not the usual one: AWS_SHARED_CREDENTIALS_FILE, or
    /// .aws/credentials in the home folder. With -To DotEnv, PowerShell and Bash the script, overwritten, instead of output.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("ProfileLocation")]
    public string? Path { get; set; }

    /// <summary>Sets outputs of the step, such as aws-access-key-id, instead of environment variables. With -To GitHubActions.</summary>
    [Parameter]
    public SwitchParameter AsOutput { get; set; }

    /// <summary>
    /// Replaces long-term keys in the profile without asking: AWS shows a secret key only once. Keys with a session token are always replaced.
    /// With -To Profile.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the credential. Not with a target that writes text.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool IsScript => To is CredentialExportTarget.DotEnv or CredentialExportTarget.PowerShell or CredentialExportTarget.Bash;

    private bool WritesText => To is CredentialExportTarget.CredentialProcess || (IsScript && Path is null);

    /// <inheritdoc/>
    protected override void BeginProcessing() => CheckInput(To, () =>
    {
        Reject(nameof(ProfileName), To is not CredentialExportTarget.Profile);
        Reject(nameof(Path), To is not CredentialExportTarget.Profile && !IsScript);
        Reject(nameof(AsOutput), To is not CredentialExportTarget.GitHubActions);
        Reject(nameof(Force), To is not CredentialExportTarget.Profile);
        Reject(nameof(PassThru), WritesText);
        if (To is CredentialExportTarget.Profile && ProfileName is null)
        {
            throw new CognitoIdentityException(nameof(Texts.ExportProfileMissing), []);
        }

        _export = CreateExport();
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForRecord(InputObject.IdentityId, () =>
    {
        if (InputObject == CredentialTransformationAttribute.None)
        {
            throw new CognitoIdentityException(nameof(Texts.CredentialExpected), []);
        }

        var values = CredentialValues.From(InputObject);
        if (ShouldProcess(_export!.Destination, Texts.ActionExport))
        {
            if (TryWrite(_export, values) && PassThru)
            {
                WriteObject(InputObject);
            }
        }
    });

    /// <summary>Whether it was written. It isn't if the user keeps the long-term keys in the profile.</summary>
    private bool TryWrite(ICredentialExport export, CredentialValues values)
    {
        try
        {
            Write(export, values);
        }
        catch (CognitoIdentityException e) when (e.ErrorId == nameof(Texts.ProfileHasLongTermKeys) && export is ProfileExport profile)
        {
            if (Ask($"{e.Message} {Texts.ProfileKeysQuestion}") is not { } isReplaced)
            {
                throw;
            }

            profile.ReplacesLongTermKeys = isReplaced;
            if (isReplaced)
            {
                Write(export, values);
            }

            return isReplaced;
        }

        return true;
    }

    /// <summary>The user's answer; null if the session can't ask.</summary>
    private bool? Ask(string question)
    {
        try
        {
            return ShouldContinue(question, MyInvocation.MyCommand.Name);
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or NotImplementedException)
        {
            return null;
        }
    }

    private static void Write(ICredentialExport export, CredentialValues values)
    {
        try
        {
            export.Write(values);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CognitoIdentityException(nameof(Texts.ExportFailed), [export.Destination, e.Message], e);
        }
    }

    private ICredentialExport CreateExport()
    {
        string? path = FilePath.Resolve(SessionState, Path);
        return To switch
        {
            CredentialExportTarget.Environment => new EnvironmentExport(),
            CredentialExportTarget.Profile => new ProfileExport(path, ProfileName!, Stopped) { ReplacesLongTermKeys = Force },
            CredentialExportTarget.GitHubActions => new GitHubExport(AsOutput, file => FilePath.Resolve(SessionState, file)!, Host.UI.WriteLine),
            CredentialExportTarget.AzureDevOps => new AzureExport(Host.UI.WriteLine),
            CredentialExportTarget.CredentialProcess => new CredentialProcessExport(WriteObject),
            CredentialExportTarget.DotEnv => new ScriptExport(Assignments.DotEnv, path, WriteObject, Stopped),
            CredentialExportTarget.PowerShell => new ScriptExport(Assignments.PowerShell, path, WriteObject, Stopped),
            _ => new ScriptExport(Assignments.Bash, path, WriteObject, Stopped),
        };
    }

    /// <exception cref="CognitoIdentityException"><c>ExportParameterInvalid</c>: a parameter was given that the target doesn't use.</exception>
    private void Reject(string parameter, bool isUseless)
    {
        if (isUseless && IsGiven(parameter))
        {
            throw new CognitoIdentityException(nameof(Texts.ExportParameterInvalid), [parameter, To]);
        }
    }
}
