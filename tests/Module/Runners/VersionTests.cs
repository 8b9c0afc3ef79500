using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>The action and the template install the version of the module that they are part of, and are shown with it.</summary>
public sealed partial class VersionTests
{
    [Theory]
    [InlineData("action.yml", 1)]
    [InlineData("azure/credentials.yml", 2)]
    [InlineData("README.md", 1)]
    [InlineData("docs/en-US/about_CognitoIdentity_Automation.md", 2)]
    public void Names_the_version_of_the_manifest(string path, int times) => Assert.Equal(
        Enumerable.Repeat(ModuleVersion(), times),
        Named().Matches(File.ReadAllText(Path.Combine(BuiltModule.Root, path))).Select(match => match.Groups[1].Value));

    /// <summary>The version in the manifest, with its label.</summary>
    internal static string ModuleVersion()
    {
        string manifest = File.ReadAllText(BuiltModule.Manifest);
        string label = Regex.Match(manifest, @"\bPrerelease\s*=\s*'(.+)'").Groups[1].Value;
        return Regex.Match(manifest, @"\bModuleVersion\s*=\s*'(.+)'").Groups[1].Value + (label.Length > 0 ? $"-{label}" : string.Empty);
    }

    [GeneratedRegex(@"(?:CognitoIdentity/CognitoIdentity@v|refs/tags/v|default: )(\d+\.\d+\.\d+(?:-\w+)?)")]
    private static partial Regex Named();
}
