using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using Microsoft.PowerShell;
using YamlDotNet.Serialization;

namespace CognitoIdentity.Help;

/// <summary>The section SYNTAX: a block for each parameter set of a cmdlet.</summary>
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

    /// <summary>First the positional parameters, then the mandatory ones, then all others.</summary>
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

/// <summary>The facts about a parameter.</summary>
internal static class ParameterPart
{
    /// <summary>Reads the facts from the cmdlet.</summary>
    public static ParameterYaml Describe(CmdletInfo cmdlet, ParameterMetadata parameter) => new()
    {
        Type = TypeNames.Full(parameter.ParameterType),
        DefaultValue = DefaultValue(cmdlet.ImplementingType, parameter),
        SupportsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
        Aliases = [.. parameter.Aliases],
        ParameterSets =
        [
            .. parameter.ParameterSets.Select(set => new ParameterSetYaml
            {
                Name = set.Key == ParameterAttribute.AllParameterSets ? ParameterSetYaml.All : set.Key,
                Position = set.Value.Position == int.MinValue ? ParameterSetYaml.Named : set.Value.Position.ToString(CultureInfo.InvariantCulture),
                IsRequired = set.Value.IsMandatory,
                ValueFromPipeline = set.Value.ValueFromPipeline,
                ValueFromPipelineByPropertyName = set.Value.ValueFromPipelineByPropertyName,
                ValueFromRemainingArguments = set.Value.ValueFromRemainingArguments,
            }),
        ],
        DontShow = parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow),
        AcceptedValues = AcceptedValues(parameter),
        HelpMessage = parameter.Attributes.OfType<ParameterAttribute>().Select(attribute => attribute.HelpMessage).FirstOrDefault(text => text is not null) ?? string.Empty,
    };

    private static List<string> AcceptedValues(ParameterMetadata parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
            : type.IsEnum ? [.. Enum.GetNames(type)]
            : [];
    }

    /// <summary>
    /// The value of the property in a new cmdlet. PowerShell's own parameters have no property. A mandatory parameter has no default, and an
    /// empty collection counts as no default.
    /// </summary>
    private static string DefaultValue(Type cmdlet, ParameterMetadata parameter)
    {
        if (parameter.ParameterSets.Values.All(set => set.IsMandatory))
        {
            return string.Empty;
        }

        PropertyInfo? property = cmdlet.GetProperties().FirstOrDefault(property => property.Name == parameter.Name);
        return property?.GetValue(Activator.CreateInstance(cmdlet)) switch
        {
            null or ICollection { Count: 0 } => string.Empty,
            SwitchParameter value => value.IsPresent.ToString(),
            ICollection values => string.Join(", ", values.Cast<object>()),
            { } value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}

/// <summary>The block of YAML below a parameter's text. The schema gives the names and their order.</summary>
public sealed class ParameterYaml
{
    /// <summary>The full name of the type.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>The default value, or an empty text.</summary>
    public string DefaultValue { get; set; } = string.Empty;

    /// <summary>Whether it accepts wildcards.</summary>
    public bool SupportsWildcards { get; set; }

    /// <summary>Other names.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>The parameter sets that it is in.</summary>
    public List<ParameterSetYaml> ParameterSets { get; set; } = [];

    /// <summary>Whether completion hides it.</summary>
    public bool DontShow { get; set; }

    /// <summary>The only values that it accepts, or none if it accepts any.</summary>
    public List<string> AcceptedValues { get; set; } = [];

    /// <summary>The text that PowerShell shows when it prompts for the value.</summary>
    public string HelpMessage { get; set; } = string.Empty;

    /// <summary>Reads the block.</summary>
    public static ParameterYaml Read(string yaml) => new DeserializerBuilder().Build().Deserialize<ParameterYaml>(yaml);

    /// <summary>Writes the block.</summary>
    public string Write() => new SerializerBuilder().WithNewLine("\n").Build().Serialize(this);
}

/// <summary>A parameter in one parameter set.</summary>
public sealed class ParameterSetYaml
{
    /// <summary>The name for all parameter sets.</summary>
    public const string All = "(All)";

    /// <summary>The position of a parameter that is given by name only.</summary>
    public const string Named = "Named";

    /// <summary>The name of the set, or <c>(All)</c>.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The position, or <c>Named</c>.</summary>
    public string Position { get; set; } = string.Empty;

    /// <summary>Whether it is mandatory.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether it binds objects of the pipeline.</summary>
    public bool ValueFromPipeline { get; set; }

    /// <summary>Whether it binds the property of the same name of objects of the pipeline.</summary>
    public bool ValueFromPipelineByPropertyName { get; set; }

    /// <summary>Whether it takes all remaining arguments.</summary>
    public bool ValueFromRemainingArguments { get; set; }
}

/// <summary>The names of types as platyPS writes them.</summary>
internal static class TypeNames
{
    /// <summary>With the namespace: <c>System.String[]</c>.</summary>
    public static string Full(Type type) => Name(type, Full, simple => simple.FullName!);

    /// <summary>As in the syntax: <c>string[]</c>.</summary>
    public static string Short(Type type) => Name(
        Nullable.GetUnderlyingType(type) ?? type,
        Short,
        simple => simple == typeof(SwitchParameter) ? simple.Name : ToStringCodeMethods.Type(PSObject.AsPSObject(simple)).Split('.')[^1]);

    private static string Name(Type type, Func<Type, string> name, Func<Type, string> simple)
    {
        if (type.IsArray)
        {
            return name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return simple(type);
        }

        string definition = simple(type.GetGenericTypeDefinition());
        Type[] arguments = type.GetGenericArguments();
        return $"{definition.Split('`', '[')[0]}`{arguments.Length}[{string.Join(',', arguments.Select(name))}]";
    }
}
