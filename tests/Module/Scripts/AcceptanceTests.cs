using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Scripts;

/// <summary>
/// The acceptance tests keep the rules of Pester 5 and 6, which does not say when one is broken: what is not in the right block runs at
/// another time, or never.
/// </summary>
public sealed class AcceptanceTests
{
    private static readonly string[] Operators =
    [
        "Be", "BeExactly", "BeFalse", "BeGreaterOrEqual", "BeLessOrEqual", "BeLike", "BeNullOrEmpty", "BeOfType", "BeTrue", "Contain", "Match", "Not", "Throw",
    ];

    private static readonly string[] OnTop = ["BeforeDiscovery", "Describe"];
    private static readonly string[] Once = ["BeforeAll", "AfterAll"];
    private static readonly string[] InBlocks = ["Context", "It", .. Once];

    public static TheoryData<string> Files => [.. ScriptTests.Files("tests/Acceptance").Where(file => file.EndsWith(".Tests.ps1", StringComparison.Ordinal))];

    [Fact]
    public void Every_cmdlet_is_used()
    {
        using var session = new Session();

        Assert.Empty(session.Run("(Get-Module CognitoIdentity).ExportedCmdlets.Keys").Select(name => name.ToString())
            .Except(Script.Read("tests/Acceptance/Cmdlets.Tests.ps1").Commands));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Only_blocks_stand_outside_of_tests(string path)
    {
        ScriptBlockAst ast = Script.Read(path).Ast;
        Assert.All(Statements(ast), command => Assert.Contains(command.GetCommandName(), OnTop));

        CommandAst[] blocks = [.. Named(ast, "Describe", "Context")];
        Assert.NotEmpty(blocks);
        foreach (CommandAst[] commands in blocks.Select(block => Statements(BodyOf(block)).ToArray()))
        {
            Assert.All(commands, command => Assert.Contains(command.GetCommandName(), InBlocks));
            Assert.All(Once, name => Assert.InRange(commands.Count(command => command.GetCommandName() == name), 0, 1));
            string[] names = [.. commands.Where(command => command.GetCommandName() == "It").Select(NameOf)];
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_starts_and_stops_its_own_service(string path)
    {
        foreach (CommandAst describe in Named(Script.Read(path).Ast, "Describe"))
        {
            string[] commands = [.. Statements(BodyOf(describe)).Where(command => command.GetCommandName() is "BeforeAll" or "AfterAll").Select(command => command.Extent.Text)];

            Assert.Contains("""
                BeforeAll {
                        . "$PSScriptRoot/Common.ps1"
                        $before = Enter-AcceptanceTest
                """.TrimEnd(), commands[0].ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Contains("Exit-AcceptanceTest $before", commands[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Data_is_there_at_discovery_and_not_used_later(string path)
    {
        ScriptBlockAst ast = Script.Read(path).Ast;
        string[] known = [.. Named(ast, "BeforeDiscovery").SelectMany(Script.Find<AssignmentStatementAst>).Select(assignment => assignment.Left.Extent.Text)];
        foreach (CommandAst test in Named(ast, "It"))
        {
            Ast? data = Argument(test, "ForEach");
            Assert.True(data is null or ArrayExpressionAst || known.Contains(data.Extent.Text), $"{data} is not known at discovery.");
            Assert.All(
                Argument(test, "Skip") is { } skip ? Script.Find<VariableExpressionAst>(skip) : [],
                variable => Assert.Equal("PSVersionTable", variable.VariablePath.UserPath));

            // A name of what a test is for is filled in from the data.
            string[] keys = data is null ? [] : ["_", .. Script.Find<HashtableAst>(data).SelectMany(table => table.KeyValuePairs).Select(pair => pair.Item1.Extent.Text)];
            Assert.Empty(Regex.Matches(NameOf(test), "<([^>]+)>").Select(match => match.Groups[1].Value).Except(keys));
        }

        Assert.Empty(Named(ast, "It", "BeforeAll", "AfterAll").Select(BodyOf).SelectMany(Script.Find<VariableExpressionAst>).Select(variable => variable.Extent.Text).Intersect(known));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Should_has_an_operator(string path) => Assert.All(
        Named(Script.Read(path).Ast, "Should"),
        should => Assert.Contains(Assert.IsType<CommandParameterAst>(should.CommandElements[1]).ParameterName, Operators));

    private static IEnumerable<CommandAst> Named(Ast ast, params string[] names) => Script.Find<CommandAst>(ast).Where(command => names.Contains(command.GetCommandName()));

    /// <summary>The statements of a block, all of which must be single commands.</summary>
    private static IEnumerable<CommandAst> Statements(ScriptBlockAst block) =>
        block.EndBlock.Statements.Select(statement => Assert.IsType<CommandAst>(Assert.Single(Assert.IsType<PipelineAst>(statement).PipelineElements)));

    private static ScriptBlockAst BodyOf(CommandAst command) => command.CommandElements.OfType<ScriptBlockExpressionAst>().Single().ScriptBlock;

    private static string NameOf(CommandAst command) => Assert.IsType<StringConstantExpressionAst>(command.CommandElements[1]).Value;

    private static Ast? Argument(CommandAst command, string parameter)
    {
        int at = command.CommandElements.ToList().FindIndex(element => element is CommandParameterAst named && named.ParameterName == parameter);
        return at < 0 ? null : ((CommandParameterAst)command.CommandElements[at]).Argument ?? command.CommandElements[at + 1];
    }
}
