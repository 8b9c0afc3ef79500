using System.Management.Automation.Language;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace CognitoIdentity.Help;

/// <summary>The blocks of PowerShell on a page.</summary>
internal static class Script
{
    /// <summary>The mark of a script.</summary>
    public const string Language = "powershell";

    /// <summary>The mark of a block that shows the output of the script before it.</summary>
    public const string Output = "output";

    private const string Prompt = "PS> ";
    private const string ContinuationPrompt = ">> ";

    private static readonly string[] SetByPowerShell = ["_", "true", "false", "null", "Error", "PSDefaultParameterValues"];

    /// <summary>A script with the prompts that PowerShell shows while it is typed.</summary>
    public static string WithPrompts(string script)
    {
        HashSet<int> continued = [.. Parse(script).EndBlock.Statements.SelectMany(statement =>
            Enumerable.Range(statement.Extent.StartLineNumber + 1, statement.Extent.EndLineNumber - statement.Extent.StartLineNumber))];
        return string.Join('\n', script.Split('\n').Select((line, index) =>
            continued.Contains(index + 1) ? ContinuationPrompt + line
            : line.Length > 0 ? Prompt + line
            : line));
    }

    /// <summary>The variables that a script reads and nothing sets.</summary>
    /// <param name="script">The script.</param>
    /// <param name="known">The variables that earlier scripts have set. The variables that this script sets are added.</param>
    public static IEnumerable<VariableExpressionAst> Undefined(string script, ISet<string> known)
    {
        Ast ast = Parse(script);
        known.UnionWith(SetByPowerShell);
        known.UnionWith(All<AssignmentStatementAst>(ast).SelectMany(assignment => All<VariableExpressionAst>(assignment.Left)).Select(Name));
        known.UnionWith(All<ForEachStatementAst>(ast).Select(loop => Name(loop.Variable)));
        known.UnionWith(All<ParameterAst>(ast).Select(parameter => Name(parameter.Name)));
        known.UnionWith(All<CommandAst>(ast).SelectMany(SetByParameters));
        return All<VariableExpressionAst>(ast).Where(variable => !variable.VariablePath.IsDriveQualified && !known.Contains(Name(variable)));
    }

    private static ScriptBlockAst Parse(string script) => Parser.ParseInput(script, out _, out _);

    private static IEnumerable<T> All<T>(Ast ast) => ast.FindAll(node => node is T, searchNestedScriptBlocks: true).Cast<T>();

    private static string Name(VariableExpressionAst variable) => variable.VariablePath.UserPath;

    /// <summary>The variables named by parameters such as <c>-ErrorVariable</c>.</summary>
    private static IEnumerable<string> SetByParameters(CommandAst command) => command.CommandElements.Zip(command.CommandElements.Skip(1))
        .Where(pair => pair.First is CommandParameterAst parameter && parameter.ParameterName.EndsWith("Variable", StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair.Second.Extent.Text);
}

/// <summary>Finds lines of code that are too wide for 80 columns, and variables that a script does not define.</summary>
public static class ScriptCheck
{
    // Get-Help indents by 4, a prompt takes another 4, and lines that fill the last column are broken.
    private const int CodeWidth = 71;
    private const int OutputWidth = 75;

    /// <summary>The problems of a cmdlet's page. Each example must define the variables that it uses.</summary>
    public static IEnumerable<string> OfCmdlet(string markdown) => Problems(markdown, eachSectionStandsAlone: true);

    /// <summary>The problems of an about topic. Its scripts may use the variables that earlier ones define.</summary>
    public static IEnumerable<string> OfTopic(string markdown) => Problems(markdown, eachSectionStandsAlone: false);

    private static IEnumerable<string> Problems(string markdown, bool eachSectionStandsAlone)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Block block in Section.Parse(markdown).Descendants<Block>())
        {
            if (block is HeadingBlock && eachSectionStandsAlone)
            {
                known.Clear();
            }

            // Get-Help makes its own text of the other blocks of a cmdlet's page.
            string? language = (block as FencedCodeBlock)?.Info;
            if (block is not CodeBlock code || block is YamlFrontMatterBlock || (eachSectionStandsAlone && language is not (Script.Language or Script.Output)))
            {
                continue;
            }

            // Lines are numbered from 0, and fenced code begins a line after the fence.
            int before = code is FencedCodeBlock ? code.Line + 1 : code.Line;
            string text = code.Lines.ToString();
            int width = language == Script.Output ? OutputWidth : CodeWidth;
            foreach ((int index, string line) in text.Split('\n').Index().Where(line => line.Item.Length > width))
            {
                yield return $"line {before + index + 1} has {line.Length} characters; {width} fit 80 columns.";
            }

            foreach (VariableExpressionAst variable in language == Script.Language ? Script.Undefined(text, known) : [])
            {
                yield return $"line {before + variable.Extent.StartLineNumber}: nothing defines {variable.Extent.Text}.";
            }
        }
    }
}
