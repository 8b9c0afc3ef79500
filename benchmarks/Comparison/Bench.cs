using System.Diagnostics;

namespace CognitoIdentity.Benchmarks;

/// <summary>What all rows share: the contenders, their environment, and where they find their files.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cognito-benchmarks-");

    public Bench(Options options)
    {
        Options = options;
        string home = _folder.CreateSubdirectory("home").FullName;
        Environment = [.. Inherited("PATH", "DOTNET_ROOT", "LANG"), .. Settings(home)];
        Scripts = CopyScripts();
        Contenders = [.. FindHosts(), .. FindPeers()];
        Report = new Report(this);
    }

    public Options Options { get; }

    public Report Report { get; }

    /// <summary>All of the environment of every process, so that nothing of the machine slows one of them down.</summary>
    public IReadOnlyList<(string Name, object? Value)> Environment { get; }

    /// <summary>The folder of the scripts, next to which Node.js finds its packages.</summary>
    public string Scripts { get; }

    public IReadOnlyList<Contender> Contenders { get; }

    /// <summary>Those that are not installed.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>The hosts with our module, the one that counts first.</summary>
    public IEnumerable<Contender> Hosts => Contenders.Where(contender => contender.HostsModule);

    /// <summary>All that run scripts: the hosts and the SDKs.</summary>
    public IEnumerable<Contender> Scripted => Contenders.Where(contender => contender.RunsScripts);

    /// <summary>A size of the issue, or a tenth of it.</summary>
    public int Size(int full) => Options.Quick ? full / 10 : full;

    public int Rounds(int enough) => Options.Rounds ?? enough;

    /// <summary>A path in the folder that is gone at the end.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<(string Name, object? Value)> Inherited(params string[] names) =>
        names.Select(name => (name, (object?)System.Environment.GetEnvironmentVariable(name)));

    private static IEnumerable<(string Name, object? Value)> Settings(string home) =>
    [
        ("HOME", home),
        ("TMPDIR", home),
        ("AWS_ACCESS_KEY_ID", "AKIDBENCHMARK"),
        ("AWS_SECRET_ACCESS_KEY", "not-checked"),
        ("AWS_REGION", Serving.Region),
        ("AWS_DEFAULT_REGION", Serving.Region),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("POWERSHELL_TELEMETRY_OPTOUT", "1"),
        ("POWERSHELL_UPDATECHECK", "Off"),
        ("BENCH_BASELINE", Path.GetFullPath("benchmarks/Baseline/bin/Release/net8.0/CognitoIdentity.Baseline.dll")),
    ];

    private string CopyScripts()
    {
        DirectoryInfo scripts = _folder.CreateSubdirectory("scripts");
        foreach (FileInfo script in new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Peers")).EnumerateFiles())
        {
            script.CopyTo(Path.Combine(scripts.FullName, script.Name));
        }

        Directory.CreateSymbolicLink(Path.Combine(scripts.FullName, "node_modules"), Path.GetFullPath("tests/Conformance/node_modules"));
        return scripts.FullName;
    }

    private IEnumerable<Contender> FindHosts()
    {
        string module = ManifestIn(Options.Module);
        string host = Path.GetFullPath("benchmarks/Host/bin/published/CognitoIdentity.Shell");
        yield return new Contender(Contender.Ours, host, ["-NoModule"], ".ps1", module);
        if (Options.Baseline is { } baseline)
        {
            yield return new Contender(Contender.Before, host, ["-NoModule"], ".ps1", ManifestIn(baseline));
        }

        if (Find(Contender.InPwsh, "pwsh", "-Version") is { } pwsh)
        {
            yield return new Contender(Contender.InPwsh, pwsh, ["-NoProfile", "-NonInteractive", "-File"], ".ps1", module);
        }
    }

    private IEnumerable<Contender> FindPeers()
    {
        if (Find(Contender.JavaScript, "node", Path.Combine(Scripts, "installed.mjs")) is { } node)
        {
            yield return new Contender(Contender.JavaScript, node, [], ".mjs");
        }

        if (Find(Contender.Boto3, "python3", Path.Combine(Scripts, "installed.py")) is { } python)
        {
            yield return new Contender(Contender.Boto3, python, [], ".py");
        }

        if (Find(Contender.Cli, "aws", "--version") is { } aws)
        {
            yield return new Contender(Contender.Cli, aws, [], null);
        }
    }

    private static string ManifestIn(string folder)
    {
        string manifest = Path.GetFullPath(Path.Combine(folder, "CognitoIdentity.psd1"));
        return File.Exists(manifest) ? manifest : throw new ArgumentException($"There is no built module in {folder}.");
    }

    // Where the system keeps its programs first: what comes before on the path may be a wrapper that starts them late.
    private string? Find(string name, string program, string proof)
    {
        string[] folders = ["/usr/bin", .. System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)];
        foreach (string path in folders.Select(folder => Path.Combine(folder, program)).Where(File.Exists))
        {
            ProcessStartInfo start = new(path, [proof]);
            start.Environment.Remove("NODE_EXTRA_CA_CERTS");
            try
            {
                ProcessRun.Of(start);
                return path;
            }
            catch (InvalidOperationException)
            {
                // Not this one: without its SDK, or broken.
            }
        }

        Skipped.Add(name);
        return null;
    }
}
