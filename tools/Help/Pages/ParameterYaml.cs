using YamlDotNet.Serialization;

namespace CognitoIdentity.Help.Pages;

/// <summary>What the block of YAML below a parameter's text says. The names and their order are those of the schema.</summary>
public sealed class ParameterYaml
{
    /// <summary>The type, by its full name.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>The value without an argument; empty for none.</summary>
    public string DefaultValue { get; set; } = string.Empty;

    /// <summary>Whether wildcards are taken as such.</summary>
    public bool SupportsWildcards { get; set; }

    /// <summary>Other names.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>What it is in the parameter sets that it is in.</summary>
    public List<ParameterSetYaml> ParameterSets { get; set; } = [];

    /// <summary>Whether completion hides it.</summary>
    public bool DontShow { get; set; }

    /// <summary>The only values that there are; empty for any.</summary>
    public List<string> AcceptedValues { get; set; } = [];

    /// <summary>What PowerShell says when it asks for the value.</summary>
    public string HelpMessage { get; set; } = string.Empty;

    /// <summary>Reads the block.</summary>
    public static ParameterYaml Read(string yaml) => new DeserializerBuilder().Build().Deserialize<ParameterYaml>(yaml);

    /// <summary>Writes the block.</summary>
    public string Write() => new SerializerBuilder().WithNewLine("\n").Build().Serialize(this);
}

/// <summary>What a parameter is in one parameter set.</summary>
public sealed class ParameterSetYaml
{
    /// <summary>The name of a parameter of all sets' set.</summary>
    public const string All = "(All)";

    /// <summary>The position of a parameter that has none.</summary>
    public const string Named = "Named";

    /// <summary>The set; <c>(All)</c> for all.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The position, or <c>Named</c>.</summary>
    public string Position { get; set; } = string.Empty;

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether it takes objects of the pipeline.</summary>
    public bool ValueFromPipeline { get; set; }

    /// <summary>Whether it takes the property of its name of objects of the pipeline.</summary>
    public bool ValueFromPipelineByPropertyName { get; set; }

    /// <summary>Whether it takes the arguments that are left over.</summary>
    public bool ValueFromRemainingArguments { get; set; }
}
