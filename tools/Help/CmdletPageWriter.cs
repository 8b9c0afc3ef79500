using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace CognitoIdentity.Help;

/// <summary>Writes the page of a cmdlet. Texts stay as they are written; facts come from the cmdlet.</summary>
public static class CmdletPageWriter
{
    /// <summary>The first section of NOTES, which is generated.</summary>
    private const string Operations = "Operations";

    /// <summary>The section of NOTES whose first lines are generated.</summary>
    private const string LimitsTitle = "Limits";

    /// <summary>The attribute of parameters that the API limits. Its text names the limits.</summary>
    private const string LimitAttribute = "ValidateShapeAttribute";

    /// <summary>The "type" of cmdlets without pipeline input, or without output.</summary>
    private const string Nothing = "None";

    /// <summary>The text of CommonParameters, which platyPS writes on every page.</summary>
    private const string CommonParameters = """
        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="page">The current page. For a new cmdlet it is empty, and the new page has empty sections to fill in.</param>
    /// <param name="shared">The texts for parameters of many cmdlets.</param>
    public static string Write(CmdletInfo cmdlet, CmdletPage page, SharedParameters shared)
    {
        var text = new StringBuilder(FrontMatter(cmdlet, page));
        Append(text, 1, cmdlet.Name);
        foreach (string section in CmdletPage.Sections)
        {
            Append(text, 2, section, section switch
            {
                "SYNTAX" => SyntaxPart.Write(cmdlet),
                // The module exports no alias.
                "ALIASES" => string.Empty,
                "PARAMETERS" => Parameters(cmdlet, page[section], shared),
                "INPUTS" => Types(Inputs(cmdlet, shared), page[section], "This cmdlet accepts no pipeline input."),
                "OUTPUTS" => Types(Outputs(cmdlet), page[section], "This cmdlet returns nothing."),
                "NOTES" => Notes(cmdlet, page[section]),
                _ => page[section].Body,
            });
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The parameters on the page: all except the common parameters of PowerShell.</summary>
    public static IEnumerable<ParameterMetadata> Parameters(CmdletInfo cmdlet) => cmdlet.Parameters.Values
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
        .OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);

    private static string FrontMatter(CmdletInfo cmdlet, CmdletPage page) => $"""
        ---
        document type: cmdlet
        external help file: {Path.GetFileName(cmdlet.HelpFile)}
        HelpUri: {cmdlet.Module.ProjectUri}/blob/main/docs/en-US/{cmdlet.Name}.md
        Locale: en-US
        Module Name: {cmdlet.ModuleName}
        ms.date: {page.FrontMatter.GetValueOrDefault("ms.date") ?? DateTime.Today.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}
        PlatyPS schema version: 2024-05-01
        title: {cmdlet.Name}
        ---


        """;

    private static string Parameters(CmdletInfo cmdlet, Section written, SharedParameters shared)
    {
        var text = new StringBuilder();
        foreach (ParameterMetadata parameter in Parameters(cmdlet))
        {
            string title = $"-{parameter.Name}";
            Append(text, 3, title, shared.Find(cmdlet.Name, parameter.Name) ?? TextOf(written[title]));
            text.Append(null, $"```yaml\n{ParameterPart.Describe(cmdlet, parameter).Write()}```\n\n");
        }

        Append(text, 3, nameof(CommonParameters), CommonParameters);
        return text.ToString();
    }

    /// <summary>A parameter's text, which is above its block of YAML.</summary>
    public static string TextOf(Section parameter)
    {
        int yaml = parameter.Body.IndexOf("```yaml\n", StringComparison.Ordinal);
        return (yaml < 0 ? parameter.Body : parameter.Body[..yaml]).TrimEnd('\n');
    }

    // Without the keys, which every cmdlet takes from the pipeline: their shared texts say so.
    private static IEnumerable<string> Inputs(CmdletInfo cmdlet, SharedParameters shared) => Parameters(cmdlet)
        .Where(parameter => shared.Find(cmdlet.Name, parameter.Name) is null)
        .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName))
        .Select(parameter => TypeNames.Full(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType));

    private static IEnumerable<string> Outputs(CmdletInfo cmdlet) =>
        cmdlet.OutputType.Where(type => type.Type != typeof(void)).Select(type => type.Type is null ? type.Name : TypeNames.Full(type.Type));

    private static string Types(IEnumerable<string> types, Section written, string textOfNothing)
    {
        var text = new StringBuilder();
        foreach (string type in types.Distinct().DefaultIfEmpty(Nothing))
        {
            Append(text, 3, type, type == Nothing ? textOfNothing : written[type].Body);
        }

        return text.ToString();
    }

    private static string Notes(CmdletInfo cmdlet, Section written)
    {
        var text = new StringBuilder();
        Append(text, 3, Operations, OperationTable.Permissions(cmdlet));
        string limits = Limits(cmdlet, written[LimitsTitle].Body);
        if (limits.Length > 0)
        {
            Append(text, 3, LimitsTitle, limits);
        }

        foreach (Section own in written.Sections.Where(section => section.Title is not (Operations or LimitsTitle)))
        {
            Append(text, 3, own.Title, own.Body);
        }

        return text.ToString();
    }

    // First the limits that the cmdlet checks, then the lines that are written by hand.
    private static string Limits(CmdletInfo cmdlet, string written) => string.Join('\n',
    [
        .. Parameters(cmdlet)
            .Select(parameter => (parameter.Name, Limit: parameter.Attributes.FirstOrDefault(attribute => attribute.GetType().Name == LimitAttribute)))
            .Where(parameter => parameter.Limit is not null)
            .Select(parameter => $"- `-{parameter.Name}`: {parameter.Limit}."),
        .. written.Split('\n').Where(line => !line.StartsWith("- `-", StringComparison.Ordinal)),
    ]).Trim('\n');

    private static void Append(StringBuilder text, int level, string title, string body = "")
    {
        text.Append('#', level).Append(' ').Append(title).Append("\n\n");
        if (body.Length > 0)
        {
            text.Append(body.TrimEnd('\n')).Append("\n\n");
        }
    }
}
