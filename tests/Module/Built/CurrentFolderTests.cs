using System.Collections.Concurrent;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>Whoever runs a command in a folder of others takes nothing from there.</summary>
[Collection(nameof(ShellProcess))]
public sealed class CurrentFolderTests : IDisposable
{
    private const string Region = "bait-1";

    private static readonly string[] Libraries =
    [
        "AWSSDK.Core.dll", "AWSSDK.SecurityToken.dll", "AWSSDK.SSO.dll", "CognitoIdentity.dll", "CognitoIdentity.Client.dll",
        "CognitoIdentity.Cmdlets.dll", "CognitoIdentity.LocalService.dll", "Microsoft.IdentityModel.JsonWebTokens.dll", "System.Text.Json.dll",
    ];

    private static readonly string[] Others =
    [
        "CognitoIdentity.psd1", "CognitoIdentity.psm1", "CognitoIdentity.Format.ps1xml", "CognitoIdentity.Types.ps1xml", "powershell.config.json",
        "App.config", "appsettings.json", "AWSSDK.json", "awsconfig.json", "state.json", "en-US/CognitoIdentity.Cmdlets.dll-Help.xml",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("bait-").FullName;
    private readonly string _home = Directory.CreateTempSubdirectory("home-").FullName;

    public CurrentFolderTests()
    {
        string ran = Path.Combine(_home, "ran");
        foreach (string folder in new[] { "", ".aws/", "aws/" })
        {
            Write($"{folder}credentials", $"[default]\naws_access_key_id = AKIDBAIT\naws_secret_access_key = bait\nregion = {Region}\n");
            Write($"{folder}config", $"[default]\nregion = {Region}\ncredential_process = touch {ran}\nendpoint_url = http://127.0.0.1:9\n");
        }

        foreach (string library in Libraries)
        {
            Write(library, "bait");
            Write($"lib/{library}", "bait");
        }

        Array.ForEach(Others, name => Write(name, "bait"));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_home, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_file_of_the_current_folder_is_read(bool hasHome)
    {
        var read = new ConcurrentQueue<string>();
        using var watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastAccess };
        watcher.Changed += (_, e) => read.Enqueue(e.Name!);
        watcher.EnableRaisingEvents = true;

        ShellProcess shell = ShellProcess.RunIn(
            _folder,
            new Dictionary<string, string?>
            {
                ["HOME"] = hasHome ? _home : null,
                ["USERPROFILE"] = hasHome ? _home : null,
                ["AWS_CONFIG_FILE"] = null,
                ["AWS_SHARED_CREDENTIALS_FILE"] = null,
            },
            "-NoModule",
            "-Command",
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{BuiltModule.Manifest}}'
            $null = Get-Help Get-CIIdentityPool
            $null = Start-CILocalService
            $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
            "pool of $($pool.IdentityPoolId.Split(':')[0])"
            "credential $((Get-CICredential $pool -RoleArn arn:aws:iam::123456789012:role/guests).AccessKeyId.Substring(0, 4))"
            "tags $(@(Get-CIResourceTag $pool).Count)"
            Stop-CILocalService
            if ('{{hasHome}}' -eq 'True') { try { Get-CIIdentityPool -Region us-east-1 } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
            """);

        Assert.Equal(string.Empty, shell.Errors);
        Assert.Equal(["credential ASIA", "tags 0"], shell.Lines.Skip(1).Take(2));
        Assert.DoesNotContain(Region, shell.Lines[0], StringComparison.Ordinal);
        Assert.Equal(hasHome ? ["CredentialsMissing"] : [], shell.Lines.Skip(3));
        Assert.Empty(Directory.GetFiles(_home));
        if (OperatingSystem.IsLinux())
        {
            // The system itself tells what was read: ours is the last, and the only one.
            _ = File.ReadAllText(Path.Combine(_folder, "state.json"));
            Waiting.Until(() => read.Contains("state.json"));
            Assert.All(read.Where(name => File.Exists(Path.Combine(_folder, name))), name => Assert.Equal("state.json", name));
        }
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
