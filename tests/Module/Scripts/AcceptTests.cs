namespace CognitoIdentity.ModuleTests.Scripts;

/// <summary><c>build.ps1 -Task Accept</c>, on machines that have less than it takes.</summary>
[Collection(nameof(ShellProcess))]
public sealed class AcceptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Says_that_there_is_no_pwsh() => Assert.Equal(["The acceptance tests were not run: pwsh is not installed."], Accept());

    [Fact]
    public void Says_that_there_is_no_Pester()
    {
        Install("#!/bin/sh\n");

        Assert.Equal(["The acceptance tests were not run: Pester 5 or later is not installed."], Accept());
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "The acceptance tests failed: 3 of them.")]
    public void Runs_them_and_says_how_many_failed(int failed, string error)
    {
        Install($"#!/bin/sh\ncase \"$*\" in\n*Pester*) echo Pester ;;\n*) echo \"$@\"; exit {failed} ;;\nesac\n");

        ShellProcess shell = Run();

        Assert.Equal($"-NoProfile -NonInteractive -File {Path.Combine(BuiltModule.Root, "tests", "Acceptance", "run.ps1")}", Assert.Single(shell.Lines));
        Assert.Contains(error, shell.Errors, StringComparison.Ordinal);
        Assert.Equal(failed > 0 ? 1 : 0, shell.ExitCode);
    }

    private IReadOnlyList<string> Accept()
    {
        ShellProcess shell = Run();
        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        return shell.Lines;
    }

    /// <summary>Puts a program called pwsh on the path, where there is no other.</summary>
    private void Install(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A program is no script there.");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        }

        using var program = new StreamWriter(Path.Combine(_folder, "pwsh"), options);
        program.Write(script);
    }

    private ShellProcess Run() => ShellProcess.RunIn(
        BuiltModule.Root, new Dictionary<string, string?> { ["PATH"] = _folder }, "build.ps1", "-Task", "Accept");
}
