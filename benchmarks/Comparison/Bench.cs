using System.Diagnostics;

namespace CognitoIdentity.Benchmarks;

/// <summary>What all rows share: the contenders, their environment, and where they find their files.</summary>
internal sealed class Bench : IDisposable
{
    /// <summary>The folder of the module whose cmdlets are the floor.</summary>
    public static readonly string FloorModule = Path.GetFullPath("benchmarks/Floor/bin/Release/CognitoIdentity.Floor");

    /// <summary>The script of pwsh for imports and first calls.</summary>
    public const string StartScript = "start.ps1";

    private const string PowerShellScript = "ours.ps1";
    private const string NodeScript = "peer.mjs";
    private const string PythonScript = "peer.py";
    private static readonly string PowerShell = Path.GetFullPath("benchmarks/PowerShell/bin/published");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cognito-benchmarks-");

    public Bench(Options options)
    {
        Options = options;
        string home = _folder.CreateSubdirectory("home").FullName;
        Environment = [.. Inherited("PATH", "DOTNET_ROOT", "LANG"), .. Settings(home)];
        Scripts = CopyScripts();
        Hosts = [.. FindHosts()];
        Contenders = [.. Hosts, .. FindPeers()];
        Report = new Report(this);
    }

    public Options Options { get; }

    public Report Report { get; }

    /// <summary>The whole environment of every process, without any setting of the machine.</summary>
    public IReadOnlyList<(string Name, object? Value)> Environment { get; }

    /// <summary>The folder with the script of each contender, and the packages of Node.js.</summary>
    public string Scripts { get; }

    public IReadOnlyList<Contender> Contenders { get; }

    /// <summary>pwsh with the module, then with the module of --baseline.</summary>
    public IReadOnlyList<Contender> Hosts { get; }

    /// <summary>pwsh with <see cref="FloorModule"/> alone.</summary>
    public static Contender FloorHost => Host(Contender.Floor, FloorModule);

    /// <summary>The peers that aren't installed.</summary>
    public List<string> Skipped { get; } = [];

    public static string PowerShellVersion =>
        FileVersionInfo.GetVersionInfo(Path.Combine(PowerShell, "System.Management.Automation.dll")).ProductVersion!.Split(' ')[0];

    /// <summary>The contenders with a script: pwsh and the SDKs.</summary>
    public IEnumerable<Contender> Scripted => Contenders.Where(contender => contender.RunsScripts);

    /// <summary>The full size, or a tenth of it with --quick.</summary>
    public int Size(int full) => Options.Quick ? full / 10 : full;

    public int Rounds(int enough) => Options.Rounds ?? enough;

    /// <summary>A path in the folder that is deleted at the end.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Lets PowerShell write its cache of modules.</summary>
    public void WriteModuleCache() =>
        Hosts[0].Run(this, "module-cache", more: [("PSModulePath", string.Join(Path.PathSeparator, Hosts.Select(host => host.ModulePath)))]);

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
    ];

    private string CopyScripts()
    {
        DirectoryInfo scripts = _folder.CreateSubdirectory("scripts");
        foreach (string script in new[] { StartScript, PowerShellScript, NodeScript, PythonScript })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, script), Path.Combine(scripts.FullName, script));
            File.WriteAllText(Path.Combine(scripts.FullName, Contender.Bare + Path.GetExtension(script)), "");
        }

        Directory.CreateSymbolicLink(Path.Combine(scripts.FullName, "node_modules"), Path.GetFullPath("tests/Conformance/node_modules"));
        return scripts.FullName;
    }

    private IEnumerable<Contender> FindHosts()
    {
        yield return Host(Contender.Ours, Options.Module);
        if (Options.Baseline is { } baseline)
        {
            yield return Host(Contender.Before, baseline);
        }
    }

    private static Contender Host(string name, string folder)
    {
        string module = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Contender host = new(name, Path.Combine(PowerShell, "pwsh"), ["-NoProfile", "-NonInteractive", "-File"], PowerShellScript, module);
        return File.Exists(host.Manifest) ? host : throw new ArgumentException($"'{folder}' holds no built module: '{host.Manifest}' does not exist.");
    }

    private IEnumerable<Contender> FindPeers()
    {
        if (Find(Contender.JavaScript, "node", Path.Combine(Scripts, NodeScript), "installed") is { } node)
        {
            yield return new Contender(Contender.JavaScript, node, [], NodeScript);
        }

        if (Find(Contender.Boto3, "python3", Path.Combine(Scripts, PythonScript), "installed") is { } python)
        {
            yield return new Contender(Contender.Boto3, python, [], PythonScript);
        }

        if (Find(Contender.Cli, "aws", "--version") is { } aws)
        {
            yield return new Contender(Contender.Cli, aws, [], null);
        }
    }

    // /usr/bin comes first, because a program found earlier on the path may be a wrapper that starts slowly.
    private string? Find(string name, string program, params string[] proof)
    {
        string[] folders = ["/usr/bin", .. System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)];
        foreach (string path in folders.Select(folder => Path.Combine(folder, program)).Where(File.Exists))
        {
            ProcessStartInfo start = new(path, proof);
            start.Environment.Remove("NODE_EXTRA_CA_CERTS");
            try
            {
                ProcessRun.Of(start);
                return path;
            }
            catch (InvalidOperationException)
            {
                // Its SDK is missing, or the program doesn't run. Try the next one.
            }
        }

        Skipped.Add(name);
        return null;
    }
}

/// <summary>One way to do the work: a program and its script.</summary>
/// <param name="Name">Its column in the table.</param>
/// <param name="Program">The program's path.</param>
/// <param name="Arguments">The arguments before the script.</param>
/// <param name="Script">The script, whose argument says what to do. Null for a program that needs no script.</param>
/// <param name="Module">The folder of the module to measure. Null for all but pwsh.</param>
internal sealed record Contender(string Name, string Program, string[] Arguments, string? Script, string? Module = null)
{
    public const string Ours = "CognitoIdentity";
    public const string Before = "before";
    public const string JavaScript = "SDK for JavaScript";
    public const string Boto3 = "boto3";
    public const string Cli = "aws";
    public const string Floor = "floor";

    /// <summary>The work of an empty script: the start of the program itself.</summary>
    public const string Bare = "bare";

    public bool RunsScripts => Script is not null;

    public string? ModuleName => Path.GetFileName(Module);

    public string? Manifest => Module is null ? null : Path.Combine(Module, ModuleName + ".psd1");

    /// <summary>Where PowerShell finds the module, and the module of the floor.</summary>
    public string? ModulePath => Module is null ? null : Path.GetDirectoryName(Module) + Path.PathSeparator + Path.GetDirectoryName(Bench.FloorModule);

    /// <summary>Does one work in a process of its own.</summary>
    /// <param name="bench">The scripts, and the environment that all processes share.</param>
    /// <param name="work">The argument of the script, or the command line of a program that needs no script.</param>
    /// <param name="service">The service to call.</param>
    /// <param name="more">Variables for the environment of this run.</param>
    /// <param name="answer">Answers a question of the script.</param>
    public ProcessRun Run(
        Bench bench, string work, Service? service = null, (string Name, object? Value)[]? more = null, Func<string, string>? answer = null)
    {
        string? script = work switch
        {
            Bare => Bare + Path.GetExtension(Script),
            "import" or "first-call" when Module is not null => Bench.StartScript,
            _ => Script,
        };
        string[] all = script is not null ? [Path.Combine(bench.Scripts, script), work] : ["--endpoint-url", service!.Endpoint, .. work.Split(' ')];
        ProcessStartInfo start = new(Program, [.. Arguments, .. all]);
        start.Environment.Clear();
        (string Name, object? Value)[] own = [("AWS_ENDPOINT_URL", service?.Endpoint), ("BENCH_POOL", service?.Pool), ("PSModulePath", ModulePath)];
        foreach ((string name, object? value) in bench.Environment.Concat(own).Concat(more ?? []))
        {
            start.Environment[name] = value?.ToString();
        }

        return ProcessRun.Of(start, answer);
    }
}
