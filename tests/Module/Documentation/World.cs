namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>Scripts beside this file that tests run.</summary>
internal static class World
{
    /// <summary>Reads a script.</summary>
    public static string Script(string name) => File.ReadAllText(Path.Combine(BuiltModule.Root, "tests", "Module", "Documentation", name));
}
