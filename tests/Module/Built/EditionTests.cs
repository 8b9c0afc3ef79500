using System.Collections;
using System.Management.Automation;
using Mono.Cecil;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>PowerShell and Windows PowerShell: one manifest, and a set of assemblies for each.</summary>
public sealed class EditionTests : IDisposable
{
    private static readonly string Text = File.ReadAllText(BuiltModule.Manifest);

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Core", "CognitoIdentity.Cmdlets.dll", "CognitoIdentity.dll", "7.4")]
    [InlineData("Desktop", "net472/CognitoIdentity.Cmdlets.dll", "net472/CognitoIdentity.dll", "5.1")]
    public void The_manifest_picks_the_assemblies_of_the_edition(string edition, string root, string required, string version)
    {
        string manifest = Text.Replace("$PSEdition", $"'{edition}'", StringComparison.Ordinal);

        var values = (Hashtable)Assert.Single(_session.Run(manifest)).BaseObject;

        Assert.Equal([root, required, version], new[] { values["RootModule"], values["RequiredAssemblies"], values["PowerShellVersion"] });
        Assert.True(File.Exists(Path.Combine(BuiltModule.Folder, root)), root);
        Assert.True(File.Exists(Path.Combine(BuiltModule.Folder, required)), required);
    }

    /// <summary>As PowerShell and PSResourceGet read a manifest.</summary>
    [Fact]
    public void The_manifest_is_data_and_asks_for_the_edition_alone() =>
        ScriptBlock.Create(Text).CheckRestrictedLanguage(allowedCommands: [], allowedVariables: ["PSEdition"], allowEnvironmentVariables: false);

    [Theory]
    [InlineData("CognitoIdentity.dll")]
    [InlineData("CognitoIdentity.Cmdlets.dll")]
    public void Both_sets_have_the_same_types_with_the_same_members(string file)
    {
        string[] core = PublicMembers(Path.Combine(BuiltModule.Folder, file));
        string[] desktop = PublicMembers(Path.Combine(BuiltModule.Folder, "net472", file));

        Assert.NotEmpty(core);
        Assert.Equal(core, desktop.Where(member => !member.Contains("CognitoIdentity.Commands.ModuleStart", StringComparison.Ordinal)));
    }

    private static string[] PublicMembers(string file)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(file);
        return
        [
            .. assembly.MainModule.Types
                .Where(type => type.IsPublic)
                .SelectMany(type => type.Methods.Where(method => method.IsPublic || method.IsFamily).Cast<IMemberDefinition>()
                    .Concat(type.Properties)
                    .Concat(type.Fields.Where(field => field.IsPublic || field.IsFamily))
                    .Append(type)
                    .Select(member => $"{member.FullName}: {Attributes(member)}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Attributes(ICustomAttributeProvider member) => string.Join(
        ", ",
        member.CustomAttributes
            .Where(attribute => attribute.AttributeType.Namespace.StartsWith("CognitoIdentity", StringComparison.Ordinal)
                || attribute.AttributeType.Namespace.StartsWith("System.Management.Automation", StringComparison.Ordinal))
            .Select(attribute => attribute.AttributeType.Name
                + string.Join(' ', attribute.ConstructorArguments.Select(argument => argument.Value))
                + string.Join(' ', attribute.Properties.Select(property => $"{property.Name}={property.Argument.Value}"))));
}
