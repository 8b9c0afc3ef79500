namespace CognitoIdentity.ModuleTests.Shell;

/// <summary>The shell, as a user starts it.</summary>
[Collection(nameof(ShellProcess))]
public sealed class ShellTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Runs_a_script_with_named_arguments()
    {
        ShellProcess shell = Run(
            """
            param([string] $Name, [int] $Count, [switch] $Loud, [Parameter(ValueFromRemainingArguments)] [string[]] $Rest)
            "$Name|$($Count + 1)|$Loud|$($Rest -join '+')"
            """,
            "-Name", "two words", "-Count", "41", "-Loud", "it's", "$HOME");

        Assert.Equal(("two words|42|True|it's+$HOME\n", string.Empty, 0), (shell.Output.ReplaceLineEndings("\n"), shell.Errors, shell.ExitCode));
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'enough'", 1)]
    [InlineData("Get-CIIdentityPool nonsense", 0)]
    [InlineData("if (", 1)]
    public void Ends_with_the_code_of_the_script(string script, int code) => Assert.Equal(code, Run(script).ExitCode);

    [Fact]
    public void Runs_a_command()
    {
        ShellProcess shell = ShellProcess.RunCommand("'one'; 1 + 1; $null = Start-CILocalService; (New-CIIdentityPool a).Name");

        Assert.Equal(["one", "2", "a"], shell.Lines);
        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("Get-CIIdentityPool nonsense", 1)]
    public void Ends_with_the_code_of_the_command(string command, int code) => Assert.Equal(code, ShellProcess.RunCommand(command).ExitCode);

    [Fact]
    public void Shows_errors_on_stderr_all_else_on_stdout_and_no_colours_where_nobody_sees_them()
    {
        ShellProcess shell = ShellProcess.RunCommand(
            "$null = Start-CILocalService; 'before'; Get-CIIdentityPool nonsense; Get-CIIdentityPool -Verbose; 'after'");

        Assert.Equal(3, shell.Lines.Count);
        Assert.Equal("before", shell.Lines[0]);
        Assert.StartsWith("VERBOSE: ListIdentityPools in us-east-1", shell.Lines[1], StringComparison.Ordinal);
        Assert.Equal("after", shell.Lines[2]);
        Assert.Contains("'nonsense' is not an identity pool id.", shell.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', shell.Output + shell.Errors);
        Assert.Equal(0, shell.ExitCode);
    }

    [Fact]
    public void A_question_that_nobody_can_answer_fails()
    {
        ShellProcess shell = Run(
            "$null = Start-CILocalService; $pool = New-CIIdentityPool a; $pool | Remove-CIIdentityPool; \"left $(@(Get-CIIdentityPool).Count)\"");

        Assert.Contains("left 1", shell.Output, StringComparison.Ordinal);
        Assert.Contains("-Confirm:$false", shell.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mandatory_parameter_that_nobody_can_give_fails() => Assert.Equal(1, ShellProcess.RunCommand("Remove-CIIdentityPool").ExitCode);

    [Theory]
    [InlineData("absent.ps1")]
    [InlineData("-Nonsense")]
    [InlineData("-Command")]
    public void Says_how_it_is_used_when_the_command_line_makes_no_sense(string argument)
    {
        ShellProcess shell = ShellProcess.Run(argument);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("Usage:", shell.Errors, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    [Fact]
    public void The_quick_start_runs_to_its_end()
    {
        ShellProcess shell = ShellProcess.Run(Path.Combine("samples", "quickstart.ps1"));

        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        Assert.Contains("calls without -EndpointUrl go here", shell.Output, StringComparison.Ordinal);
        Assert.Contains("GuestRoleMissing (Error)", shell.Output, StringComparison.Ordinal);
        Assert.Contains("*** (see the property SecretKey)", shell.Output, StringComparison.Ordinal);
        Assert.Contains("AWS_SESSION_TOKEN", shell.Output, StringComparison.Ordinal);
        Assert.Matches("The token ended at .*Refresh the login at its provider", shell.Output);
        Assert.Matches("What if: .*Remove identity", shell.Output);
        Assert.Matches("Name +: shop-eu", shell.Output);
        Assert.Matches("failed: .*us-east-1:00000000-0000-0000-0000-000000000000", shell.Output);
    }

    [Fact]
    public void The_tour_runs_to_its_end()
    {
        ShellProcess shell = ShellProcess.Run(Path.Combine("samples", "tour.ps1"));

        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        Assert.Contains("removed 7 identities; left: 0", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_script_refuses_a_task_that_there_is_not()
    {
        ShellProcess shell = ShellProcess.Run("build.ps1", "-Task", "Nonsense");

        Assert.NotEqual(0, shell.ExitCode);
        Assert.Contains("Nonsense", shell.Errors, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    private ShellProcess Run(string script, params string[] arguments)
    {
        string file = Path.Combine(_folder, "a script.ps1");
        File.WriteAllText(file, script);
        return ShellProcess.Run([file, .. arguments]);
    }
}
