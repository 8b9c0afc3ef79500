using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>
/// The one step of our action, or of our template for Azure DevOps, as its runner makes it ready. This knows the small part of the two
/// languages that the files use, and takes all else for an error.
/// </summary>
internal sealed class StepTemplate
{
    // Names of inputs, with what they are if nothing is given; null for one that is to be given.
    private readonly IReadOnlyDictionary<string, string?> _defaults;
    private readonly string _context;
    private readonly IReadOnlyList<(string Key, Yaml Value)> _environment;
    private readonly Yaml _outputs;

    private StepTemplate(string context, IReadOnlyDictionary<string, string?> defaults, Yaml environment, string script, Yaml outputs)
    {
        _context = context;
        _defaults = defaults;
        _environment = environment.Entries;
        _outputs = outputs;
        Script = script;
    }

    /// <summary>What the step runs, in which nothing is replaced.</summary>
    public string Script { get; }

    /// <summary>The composite action of action.yml.</summary>
    public static StepTemplate GitHub()
    {
        Yaml action = Yaml.Read("action.yml");
        Assert.Equal("composite", action["runs"]["using"].Text);
        Yaml step = Assert.Single(action["runs"]["steps"].Items);
        Assert.Equal("${{ inputs.shell }}", step["shell"].Text);
        Assert.Equal("credentials", step["id"].Text);
        return new StepTemplate(
            "inputs", action["inputs"].Entries.ToDictionary(input => input.Key, input => input.Value["default"].Text), step["env"], step["run"].Text!, action["outputs"]);
    }

    /// <summary>The template of azure/credentials.yml.</summary>
    public static StepTemplate Azure()
    {
        Yaml template = Yaml.Read("azure", "credentials.yml");
        Yaml step = Assert.Single(template["steps"].Items);
        Assert.Equal(("PowerShell@2", "inline", "${{ parameters.pwsh }}"), (step["task"].Text, step["inputs"]["targetType"].Text, step["inputs"]["pwsh"].Text));
        return new StepTemplate(
            "parameters", template["parameters"].Items.ToDictionary(input => input["name"].Text!, input => input["default"].Text), step["env"], step["inputs"]["script"].Text!, new Yaml(null));
    }

    /// <summary>The variables that the step gets, of inputs as a job gives them and of macros such as <c>$(System.AccessToken)</c>.</summary>
    public IEnumerable<(string Name, string Value)> Environment(IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, string> macros)
    {
        Assert.Subset(_defaults.Keys.ToHashSet(), inputs.Keys.ToHashSet());
        foreach ((string name, Yaml value) in _environment)
        {
            string text = value.Text!;
            if (Regex.Match(text, @"^\$\((?<name>[\w.]+)\)$") is { Success: true } macro)
            {
                // What nobody has set stays as it is written.
                yield return (name, macros.GetValueOrDefault(macro.Groups["name"].Value, text));
                continue;
            }

            Match input = Regex.Match(text, $@"^\$\{{\{{ {_context}\.(?<name>[\w-]+) \}}\}}$");
            Assert.True(input.Success, $"'{text}' is nothing that this runner knows.");
            string key = input.Groups["name"].Value;
            Assert.True(_defaults.ContainsKey(key), $"There is no input '{key}'.");
            yield return (name, inputs.GetValueOrDefault(key) ?? _defaults[key] ?? string.Empty);
        }
    }

    /// <summary>The outputs of the action, made of those of its step.</summary>
    public IReadOnlyDictionary<string, string> Outputs(IReadOnlyDictionary<string, string> ofStep) => _outputs.Entries.ToDictionary(
        output => output.Key,
        output => ofStep.GetValueOrDefault(Regex.Match(output.Value["value"].Text!, @"^\$\{\{ steps\.credentials\.outputs\.(?<name>[\w-]+) \}\}$").Groups["name"].Value, string.Empty));
}
