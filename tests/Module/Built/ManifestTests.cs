using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Mono.Cecil;

namespace CognitoIdentity.ModuleTests.Built;

public sealed class ManifestTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Test_ModuleManifest_finds_nothing_wrong() =>
        Assert.Equal("CognitoIdentity", Assert.Single(Test()).Properties["Name"].Value);

    [Fact]
    public void It_is_read_by_those_who_allow_no_more_than_the_edition() =>
        Assert.Equal(
            "CognitoIdentity.Cmdlets.dll",
            _session.Run($$"""
                $manifest = [scriptblock]::Create([IO.File]::ReadAllText('{{BuiltModule.Manifest}}'))
                $manifest.CheckRestrictedLanguage([string[]] @(), [string[]] @('PSEdition', 'PSScriptRoot'), $true)
                $manifest.InvokeReturnAsIs().RootModule
                """).Single().BaseObject);

    [Fact]
    public void Exports_every_cmdlet_class_and_nothing_else()
    {
        PSModuleInfo module = Module();
        IEnumerable<string> classes = CmdletsAssembly().GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(classes.Order(StringComparer.Ordinal), module.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
        Assert.NotEmpty(module.ExportedCmdlets);
        Assert.Empty(module.ExportedFunctions);
        Assert.Empty(module.ExportedAliases);
        Assert.Empty(module.ExportedVariables);
    }

    [Fact]
    public void Names_its_exports_one_by_one()
    {
        string text = File.ReadAllText(BuiltModule.Manifest);

        Assert.DoesNotContain("'*'", text, StringComparison.Ordinal);
        Assert.Matches(@"FunctionsToExport\s*=\s*@\(\)", text);
        Assert.Matches(@"AliasesToExport\s*=\s*@\(\)", text);
        Assert.Matches(@"VariablesToExport\s*=\s*@\(\)", text);
    }

    [Fact]
    public void Says_what_a_gallery_needs_to_know()
    {
        PSModuleInfo module = Module();

        Assert.Equal(Guid.Parse("df4f4627-e4b4-475a-9979-b2bd5af1e429"), module.Guid);
        Assert.Equal(new Version(7, 4), module.PowerShellVersion);
        Assert.Equal(["Core", "Desktop"], module.CompatiblePSEditions);
        Assert.Contains("Cognito", module.Tags);
        Assert.Contains("AWS", module.Tags);
        Assert.DoesNotContain(module.Tags, tag => tag.Contains(' ', StringComparison.Ordinal));
        Assert.Equal(Uri.UriSchemeHttps, module.LicenseUri.Scheme);
        Assert.Equal(Uri.UriSchemeHttps, module.ProjectUri.Scheme);
        Assert.Equal(Uri.UriSchemeHttps, module.IconUri.Scheme);
        Assert.NotEmpty(module.Author);
        Assert.NotEmpty(module.Copyright);
        Assert.NotEmpty(module.Description);
    }

    [Fact]
    public void The_assemblies_have_the_manifests_version()
    {
        Version version = Module().Version;

        Assert.Equal(version.ToString(3), CmdletsAssembly().GetName().Version!.ToString(3));
    }

    [Fact]
    public void Has_exactly_these_files() =>
        Assert.Equal(
            [
                "AWS.Tools.Aliases.ps1",
                "CognitoIdentity.Cmdlets.dll",
                "CognitoIdentity.Format.ps1xml",
                "CognitoIdentity.Types.ps1xml",
                "CognitoIdentity.dll",
                "CognitoIdentity.psd1",
                "LICENSE",
                "THIRD-PARTY-NOTICES.txt",
                "en-US/CognitoIdentity.Cmdlets.dll-Help.xml",
                "en-US/about_CognitoIdentity.help.txt",
                "en-US/about_CognitoIdentity_Authentication.help.txt",
                "en-US/about_CognitoIdentity_Automation.help.txt",
                "en-US/about_CognitoIdentity_Errors.help.txt",
                "en-US/about_CognitoIdentity_LocalService.help.txt",
                "en-US/about_CognitoIdentity_Migration.help.txt",
                "en-US/about_CognitoIdentity_Operations.help.txt",
                "icon.png",
                "lib/AWSSDK.Core.dll",
                "lib/AWSSDK.SSO.dll",
                "lib/AWSSDK.SSOOIDC.dll",
                "lib/CognitoIdentity.Client.dll",
                "lib/CognitoIdentity.LocalService.dll",
                "lib/Microsoft.Bcl.Cryptography.dll",
                "lib/Microsoft.Extensions.DependencyInjection.Abstractions.dll",
                "lib/Microsoft.Extensions.Logging.Abstractions.dll",
                "lib/Microsoft.IdentityModel.Abstractions.dll",
                "lib/Microsoft.IdentityModel.JsonWebTokens.dll",
                "lib/Microsoft.IdentityModel.Logging.dll",
                "lib/Microsoft.IdentityModel.Tokens.dll",
                "lib/System.Formats.Asn1.dll",
                $"lib/{BuiltModule.Runtime}/CognitoIdentity.Client.dll",
                "net472/CognitoIdentity.Cmdlets.dll",
                "net472/CognitoIdentity.dll",
                "net472/lib/AWSSDK.Core.dll",
                "net472/lib/AWSSDK.SSO.dll",
                "net472/lib/AWSSDK.SSOOIDC.dll",
                "net472/lib/CognitoIdentity.Client.dll",
                "net472/lib/CognitoIdentity.LocalService.dll",
                "net472/lib/Microsoft.Bcl.AsyncInterfaces.dll",
                "net472/lib/Microsoft.Bcl.Cryptography.dll",
                "net472/lib/Microsoft.Bcl.TimeProvider.dll",
                "net472/lib/Microsoft.Extensions.Logging.Abstractions.dll",
                "net472/lib/Microsoft.IdentityModel.Abstractions.dll",
                "net472/lib/Microsoft.IdentityModel.JsonWebTokens.dll",
                "net472/lib/Microsoft.IdentityModel.Logging.dll",
                "net472/lib/Microsoft.IdentityModel.Tokens.dll",
                "net472/lib/System.Buffers.dll",
                "net472/lib/System.Collections.Immutable.dll",
                "net472/lib/System.Diagnostics.DiagnosticSource.dll",
                "net472/lib/System.Formats.Asn1.dll",
                "net472/lib/System.IO.Pipelines.dll",
                "net472/lib/System.Memory.dll",
                "net472/lib/System.Numerics.Vectors.dll",
                "net472/lib/System.Runtime.CompilerServices.Unsafe.dll",
                "net472/lib/System.Text.Encodings.Web.dll",
                "net472/lib/System.Text.Json.dll",
                "net472/lib/System.Threading.Tasks.Extensions.dll",
                "runner/credentials.ps1",
            ],
            BuiltModule.FilesIn(BuiltModule.Folder));

    [Fact]
    public void The_assemblies_of_the_import_need_only_PowerShell()
    {
        AssemblyName[] needed = CmdletsAssembly().GetReferencedAssemblies();

        Assert.All(
            needed,
            assembly => Assert.True(
                assembly.Name is "CognitoIdentity" or "System.Management.Automation" or "netstandard"
                    || File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assembly.Name + ".dll")),
                assembly.Name));
    }

    private IReadOnlyList<PSObject> Test() => _session.Run($"Test-ModuleManifest '{BuiltModule.Manifest}'");

    private PSModuleInfo Module() => (PSModuleInfo)Assert.Single(_session.Run("Get-Module CognitoIdentity")).BaseObject;

    private Assembly CmdletsAssembly() =>
        ((CmdletInfo)Assert.Single(_session.Run("Get-Command Get-CIIdentityPool")).BaseObject).ImplementingType.Assembly;
}

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

    private static string Attributes(Mono.Cecil.ICustomAttributeProvider member) => string.Join(
        ", ",
        member.CustomAttributes
            .Where(attribute => attribute.AttributeType.Namespace.StartsWith("CognitoIdentity", StringComparison.Ordinal)
                || attribute.AttributeType.Namespace.StartsWith("System.Management.Automation", StringComparison.Ordinal))
            .Select(attribute => attribute.AttributeType.Name
                + string.Join(' ', attribute.ConstructorArguments.Select(argument => argument.Value))
                + string.Join(' ', attribute.Properties.Select(property => $"{property.Name}={property.Argument.Value}"))));
}
