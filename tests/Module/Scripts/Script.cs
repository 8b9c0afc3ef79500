using System.Management.Automation.Language;

namespace CognitoIdentity.ModuleTests.Scripts;

/// <summary>A script, as PowerShell's parser reads it.</summary>
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

    /// <summary>The commands that it names, wherever.</summary>
    public IEnumerable<string> Commands => Find<CommandAst>(_ast).Select(command => command.GetCommandName()).OfType<string>();

    /// <summary>What Windows PowerShell 5.1 could not read.</summary>
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
