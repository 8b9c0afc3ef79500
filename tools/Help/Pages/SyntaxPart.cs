using System.Management.Automation;
using System.Text;

namespace CognitoIdentity.Help.Pages;

/// <summary>The section SYNTAX, from the cmdlet: a block a parameter set.</summary>
internal static class SyntaxPart
{
    private const int Width = 100;
    private const string CommonParameters = " [<CommonParameters>]";

    /// <summary>Writes the section.</summary>
    public static string Write(CmdletInfo cmdlet) => string.Join("\n", cmdlet.ParameterSets.Select(set =>
        $"### {set.Name}{(set.IsDefault ? " (Default)" : string.Empty)}\n\n```\n{Wrap(cmdlet.Name, set)}\n```\n"));

    private static string Wrap(string name, CommandParameterSetInfo set)
    {
        var text = new StringBuilder();
        var line = new StringBuilder(name);
        foreach (string parameter in InOrder(set).Select(Describe).Append(CommonParameters))
        {
            if (line.Length + parameter.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear();
            }

            line.Append(parameter);
        }

        return text.Append(line).ToString();
    }

    /// <summary>Those with a position, those that must be given, and all others.</summary>
    private static IEnumerable<CommandParameterInfo> InOrder(CommandParameterSetInfo set) => set.Parameters
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
        .OrderBy(parameter => parameter.Position == int.MinValue)
        .ThenBy(parameter => parameter.Position)
        .ThenByDescending(parameter => parameter.IsMandatory);

    private static string Describe(CommandParameterInfo parameter)
    {
        string name = $"-{parameter.Name}";
        if (parameter.ParameterType == typeof(SwitchParameter))
        {
            return parameter.IsMandatory ? $" {name}" : $" [{name}]";
        }

        string text = $"{(parameter.Position == int.MinValue ? name : $"[{name}]")} <{TypeNames.Short(parameter.ParameterType)}>";
        return parameter.IsMandatory ? $" {text}" : $" [{text}]";
    }
}
