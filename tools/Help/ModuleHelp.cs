using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CognitoIdentity.Help;

/// <summary>The help that the module ships, made from the pages.</summary>
internal static class ModuleHelp
{
    private const string CmdletsFile = "CognitoIdentity.Cmdlets.dll-Help.xml";

    /// <summary>Writes the help into a folder, and deletes everything else there.</summary>
    public static void Write(string root, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (string topic in Documentation.AboutFiles(root))
        {
            File.WriteAllText(Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(topic), ".help.txt")), AboutTopic.Write(File.ReadAllText(topic)));
        }

        // Written last, because the build takes its time as the time of all files.
        Maml.Write(Documentation.CmdletFiles(root).Select(file => new CmdletPage(File.ReadAllText(file)))).Save(Path.Combine(folder, CmdletsFile));
    }
}

/// <summary>The pages of cmdlets as MAML, which Get-Help reads.</summary>
internal static partial class Maml
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Write(IEnumerable<CmdletPage> pages) => new(
        new XElement(
            Root + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            pages.Select(Write)));

    private static XElement Write(CmdletPage page)
    {
        string[] name = page.Name.Split('-');
        Dictionary<string, Section> parameters = page["PARAMETERS"].Sections
            .Where(section => section.Title.StartsWith('-'))
            .ToDictionary(section => section.Title[1..]);
        return new XElement(
            Command + "command",
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", name[0]),
                new XElement(Command + "noun", name[^1]),
                Description(page["SYNOPSIS"].Body)),
            Description(page["DESCRIPTION"].Body),
            new XElement(Command + "syntax", page["SYNTAX"].Sections.Select(set => Syntax(page.Name, set, parameters))),
            new XElement(Command + "parameters", parameters.Select(parameter => Parameter(parameter.Key, parameter.Value))),
            new XElement(Command + "inputTypes", page["INPUTS"].Sections.Select(type => TypeOf(Command + "inputType", type))),
            new XElement(Command + "returnValues", page["OUTPUTS"].Sections.Select(type => TypeOf(Command + "returnValue", type))),
            new XElement(Text + "alertSet", new XElement(Text + "alert", Paragraphs(page["NOTES"].Body))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", Links(page)));
    }

    private static XElement Syntax(string cmdlet, Section section, Dictionary<string, Section> parameters)
    {
        string set = section.Title.Split(' ')[0];
        return new XElement(
            Command + "syntaxItem",
            new XElement(Text + "name", cmdlet),
            ParameterPattern().Matches(section.Body).Select(match => SyntaxParameter(
                match.Groups["name"].Value, match.Groups["type"].Value, set, ReadYaml(parameters[match.Groups["name"].Value]))));
    }

    private static XElement SyntaxParameter(string name, string type, string set, ParameterYaml yaml)
    {
        ParameterSetYaml inSet = yaml.ParameterSets.First(candidate => candidate.Name == set || candidate.Name == ParameterSetYaml.All);
        return new XElement(
            Command + "parameter",
            Attributes(yaml, inSet.IsRequired, inSet.Position),
            new XElement(Text + "name", name),
            type.Length == 0 ? null : Value(type),
            yaml.AcceptedValues.Count == 0 ? null : new XElement(Command + "parameterValueGroup", yaml.AcceptedValues.Select(Value)));
    }

    private static XElement Parameter(string name, Section section)
    {
        ParameterYaml yaml = ReadYaml(section);
        bool isRequired = yaml.ParameterSets.TrueForAll(set => set.IsRequired);
        return new XElement(
            Command + "parameter",
            Attributes(yaml, isRequired, yaml.ParameterSets.Select(set => set.Position).FirstOrDefault(ParameterSetYaml.Named)),
            new XElement(Text + "name", name),
            Description(CmdletPageWriter.TextOf(section)),
            Value(Readable(yaml.Type)),
            new XElement(Dev + "type", new XElement(Text + "name", Readable(yaml.Type)), new XElement(Text + "uri")),
            new XElement(Dev + "defaultValue", yaml.DefaultValue.Length == 0 ? "None" : yaml.DefaultValue));
    }

    private static IEnumerable<XAttribute> Attributes(ParameterYaml yaml, bool isRequired, string position)
    {
        string[] ways =
        [
            .. yaml.ParameterSets.Exists(set => set.ValueFromPipeline) ? ["ByValue"] : Array.Empty<string>(),
            .. yaml.ParameterSets.Exists(set => set.ValueFromPipelineByPropertyName) ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        return
        [
            new("required", isRequired),
            new("variableLength", "true"),
            new("globbing", yaml.SupportsWildcards),
            new("pipelineInput", ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})"),
            new("position", position == ParameterSetYaml.Named ? "named" : position),
            new("aliases", yaml.Aliases.Count == 0 ? "none" : string.Join(", ", yaml.Aliases)),
        ];
    }

    private static XElement Value(string text) =>
        new(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), Readable(text));

    private static XElement TypeOf(XName element, Section section) => new(
        element, new XElement(Dev + "type", new XElement(Text + "name", Readable(section.Title))), Description(section.Body));

    /// <summary>
    /// The prose, then the scripts and their output. Get-Help writes the introduction as it is, and the code right behind it, so the text is
    /// wrapped here and ends with an empty line.
    /// </summary>
    private static XElement Example(Example example) => new(
        Command + "example",
        new XElement(Text + "title", $"---------- {example.Title} ----------"),
        new XElement(Text + "introduction", new XElement(Text + "para", string.Concat(PlainText.Indented.Blocks(example.Introduction).Select(text => text + "\n\n")))),
        new XElement(Dev + "code", example.Session),
        new XElement(Dev + "remarks", new XElement(Text + "para")));

    /// <summary>The first link is the page itself, which Get-Help -Online opens. Other pages of the project have only a name.</summary>
    private static IEnumerable<XElement> Links(CmdletPage page) => Section.Parse(page["RELATED LINKS"].Body)
        .Descendants<LinkInline>()
        .Select(link => (Text: string.Concat(link.Select(PlainText.Of)), Url: PlainText.IsAbsolute(link.Url!) ? link.Url! : string.Empty))
        .Prepend((Text: "Online version:", Url: page.FrontMatter["HelpUri"]))
        .Select(link => new XElement(Text + "navigationLink", new XElement(Text + "linkText", link.Text), new XElement(Text + "uri", link.Url)));

    private static XElement Description(string markdown) => new(Text + "description", Paragraphs(markdown));

    private static IEnumerable<XElement> Paragraphs(string markdown) => PlainText.Unwrapped.Blocks(markdown).Select(text => new XElement(Text + "para", text));

    private static ParameterYaml ReadYaml(Section section) =>
        ParameterYaml.Read(Section.Parse(section.Body).OfType<FencedCodeBlock>().Last().Lines.ToString());

    /// <summary>The name of a type without the number of its type arguments.</summary>
    private static string Readable(string type) => ArityPattern().Replace(type, string.Empty);

    [GeneratedRegex(@"(?<=[ \[])-(?<name>\w+)\]?(?: <(?<type>[^>]+)>)?")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"`\d+")]
    private static partial Regex ArityPattern();
}
