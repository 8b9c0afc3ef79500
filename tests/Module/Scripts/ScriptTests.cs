using System.Management.Automation.Language;
using System.Text;

namespace CognitoIdentity.ModuleTests.Scripts;

/// <summary>A script, parsed by PowerShell.</summary>
internal sealed class Script
{
    private readonly ScriptBlockAst _ast;
    private readonly Token[] _tokens;

    public Script(string text)
    {
        _ast = Parser.ParseInput(text, out _tokens, out ParseError[] errors);
        Errors = [.. errors.Select(error => $"line {error.Extent.StartLineNumber}: {error.Message}")];
    }

    public IReadOnlyList<string> Errors { get; }

    public ScriptBlockAst Ast => _ast;

    /// <summary>All commands in the script.</summary>
    public IEnumerable<string> Commands => Find<CommandAst>(_ast).Select(command => command.GetCommandName()).OfType<string>();

    /// <summary>Syntax that Windows PowerShell 5.1 can't parse.</summary>
    public IEnumerable<string> NewSyntax => _ast.FindAll(IsNew, searchNestedScriptBlocks: true)
        .Select(node => $"line {node.Extent.StartLineNumber}: {node.Extent.Text}")
        .Concat(_tokens.Where(token => token is StringExpandableToken && (token.Text.Contains("`u{", StringComparison.Ordinal) || token.Text.Contains("`e", StringComparison.Ordinal)))
            .Select(token => $"line {token.Extent.StartLineNumber}: {token.Text}"));

    public static Script Read(string path) => new(File.ReadAllText(Path.Combine(BuiltModule.Root, path)));

    public static IEnumerable<T> Find<T>(Ast ast) where T : Ast => ast.FindAll(node => node is T, searchNestedScriptBlocks: true).Cast<T>();

    private static bool IsNew(Ast node) => node switch
    {
        TernaryExpressionAst or PipelineChainAst => true,
        BinaryExpressionAst binary => binary.Operator == TokenKind.QuestionQuestion,
        AssignmentStatementAst assignment => assignment.Operator == TokenKind.QuestionQuestionEquals,
        MemberExpressionAst member => member.NullConditional,
        IndexExpressionAst index => index.NullConditional,
        PipelineAst pipeline => pipeline.Background,
        ScriptBlockAst block => block.CleanBlock is not null,
        _ => false,
    };
}

/// <summary>The scripts of the project can be read by the PowerShell that they are for.</summary>
public sealed class ScriptTests
{
    private static readonly string[] Patterns = ["*.ps1", "*.psm1", "*.psd1"];
    private static readonly string[] Folders = ["runner", "samples", "src/Module", "tests/Acceptance"];
    private static readonly string[] Built = ["bin", "obj", "out", "node_modules", "TestResults"];

    /// <summary>All scripts and data files.</summary>
    public static TheoryData<string> All => [.. Files("")];

    /// <summary>The scripts that also run in Windows PowerShell. The analyzer's settings list the same ones.</summary>
    public static TheoryData<string> ForUsers => ["build.ps1", .. Folders.SelectMany(Files)];

    [Theory]
    [MemberData(nameof(All))]
    public void Has_no_error(string path) => Assert.Empty(Script.Read(path).Errors);

    [Theory]
    [MemberData(nameof(ForUsers))]
    public void Has_nothing_that_Windows_PowerShell_can_not_read(string path)
    {
        Assert.Empty(Script.Read(path).NewSyntax);

        // Without a byte-order mark, Windows PowerShell reads a file in the machine's code page.
        Assert.True(Ascii.IsValid(File.ReadAllText(Path.Combine(BuiltModule.Root, path))), "There is a character that is not ASCII.");
    }

    [Theory]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 1")]
    [InlineData("$a ??= 1")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?[0]")]
    [InlineData("a && b")]
    [InlineData("a || b")]
    [InlineData("a &")]
    [InlineData("\"`u{41}\"")]
    [InlineData("function f { clean { } }")]
    public void Syntax_of_PowerShell_7_is_known(string script) => Assert.NotEmpty(new Script(script).NewSyntax);

    [Fact]
    public void The_analyzer_looks_at_the_same_scripts()
    {
        string scripts = string.Join(", ", Folders.Prepend("build.ps1").Select(path => $"'{path}'"));

        Assert.Contains($"$found = {scripts}, ", File.ReadAllText(Path.Combine(BuiltModule.Root, "build.ps1")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("azure-pipelines.yml")]
    public void The_workflows_run_the_analyzer(string path) =>
        Assert.Contains("./build.ps1 Analyze", File.ReadAllText(Path.Combine(BuiltModule.Root, path)), StringComparison.Ordinal);

    internal static IEnumerable<string> Files(string folder) =>
        Patterns
            .SelectMany(pattern => Directory.GetFiles(Path.Combine(BuiltModule.Root, folder), pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(BuiltModule.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => Built.Contains(part)))
            .Order(StringComparer.Ordinal);
}
