using YamlDotNet.Serialization;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>A node of a YAML file. What is not there is a node without a value.</summary>
internal sealed record Yaml(object? Value)
{
    /// <summary>A file of the project. A key that is there twice is an error.</summary>
    public static Yaml Read(params string[] path) =>
        new(new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<object>(File.ReadAllText(Path.Combine([BuiltModule.Root, .. path]))));

    public string? Text => Value as string;

    public IReadOnlyList<(string Key, Yaml Value)> Entries =>
        Value is IDictionary<object, object?> map ? [.. map.Select(entry => ((string)entry.Key, new Yaml(entry.Value)))] : [];

    public IReadOnlyList<Yaml> Items => Value is IEnumerable<object?> list and not IDictionary<object, object?> ? [.. list.Select(item => new Yaml(item))] : [];

    public Yaml this[string key] => Entries.FirstOrDefault(entry => entry.Key == key).Value ?? new Yaml((object?)null);

    /// <summary>This node, and all nodes below it.</summary>
    public IEnumerable<Yaml> All => Entries.Select(entry => entry.Value).Concat(Items).SelectMany(inner => inner.All).Prepend(this);
}
