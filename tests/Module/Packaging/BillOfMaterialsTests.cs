using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Packaging;

public sealed class BillOfMaterialsTests : IClassFixture<PackedModule>
{
    private readonly PackedModule _packed;
    private readonly JsonElement _bill;

    public BillOfMaterialsTests(PackedModule packed)
    {
        _packed = packed;
        _bill = JsonElement.Parse(File.ReadAllText(packed.Path(".cdx.json")));
    }

    [Fact]
    public void It_is_CycloneDX_and_follows_from_the_commit()
    {
        Assert.Equal("CycloneDX", _bill.GetProperty("bomFormat").GetString());
        Assert.Equal("1.6", _bill.GetProperty("specVersion").GetString());
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", _bill.GetProperty("serialNumber").GetString());
        Assert.EndsWith("T00:00:00Z", _bill.GetProperty("metadata").GetProperty("timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_ships_is_in_it_with_its_checksum() =>
        Assert.Equal(
            _packed.Shipped.Select(file => $"{file.Key} {Convert.ToHexStringLower(SHA256.HashData(file.Value))}").Order(StringComparer.Ordinal),
            Components().Prepend(_bill.GetProperty("metadata").GetProperty("component"))
                .SelectMany(component => component.GetProperty("components").EnumerateArray())
                .Select(file => $"{Text(file, "name")} {Text(file.GetProperty("hashes")[0], "content")}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_package_that_ships_is_in_it_with_its_licence() =>
        Assert.Equal(
            [
                "AWSSDK.Core, Apache-2.0",
                "AWSSDK.SSO, Apache-2.0",
                "AWSSDK.SSOOIDC, Apache-2.0",
                "Microsoft.Bcl.AsyncInterfaces, MIT",
                "Microsoft.Bcl.Cryptography, MIT",
                "Microsoft.Bcl.TimeProvider, MIT",
                "Microsoft.Extensions.DependencyInjection.Abstractions, MIT",
                "Microsoft.Extensions.Logging.Abstractions, Apache-2.0",
                "Microsoft.Extensions.Logging.Abstractions, MIT",
                "Microsoft.IdentityModel.Abstractions, MIT",
                "Microsoft.IdentityModel.JsonWebTokens, MIT",
                "Microsoft.IdentityModel.Logging, MIT",
                "Microsoft.IdentityModel.Tokens, MIT",
                "System.Buffers, MIT",
                "System.Collections.Immutable, MIT",
                "System.Diagnostics.DiagnosticSource, MIT",
                "System.Formats.Asn1, MIT",
                "System.IO.Pipelines, MIT",
                "System.Memory, MIT",
                "System.Numerics.Vectors, MIT",
                "System.Runtime.CompilerServices.Unsafe, MIT",
                "System.Text.Encodings.Web, MIT",
                "System.Text.Json, MIT",
                "System.Threading.Tasks.Extensions, MIT",
            ],
            Licences());

    [Fact]
    public void The_notices_that_ship_name_the_same_packages_and_licences() =>
        Assert.Equal(
            Licences().Order(StringComparer.Ordinal),
            File.ReadAllLines(Path.Combine(BuiltModule.Folder, "THIRD-PARTY-NOTICES.txt"))
                .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..])
                .Order(StringComparer.Ordinal));

    [Fact]
    public void A_package_has_the_version_that_the_project_asks_for_and_all_of_its_files()
    {
        string asked = Regex.Match(File.ReadAllText(Path.Combine(BuiltModule.Root, "Directory.Packages.props")), @"""AWSSDK\.Core"" Version=""([^""]+)""").Groups[1].Value;
        JsonElement core = Components().Single(component => Text(component, "name") == "AWSSDK.Core");

        Assert.Equal($"pkg:nuget/AWSSDK.Core@{asked}", Text(core, "purl"));
        Assert.Equal(
            ["lib/AWSSDK.Core.dll", "net472/lib/AWSSDK.Core.dll"],
            core.GetProperty("components").EnumerateArray().Select(file => Text(file, "name")));
    }

    [Fact]
    public void It_lists_the_dependencies_of_each_package()
    {
        Assert.Equal(
            [
                "AWSSDK.Core",
                "AWSSDK.SSO",
                "AWSSDK.SSOOIDC",
                "Microsoft.Bcl.TimeProvider",
                "Microsoft.IdentityModel.JsonWebTokens",
                "System.Collections.Immutable",
                "System.Text.Json",
            ],
            NeedsOf("CognitoIdentity"));
        Assert.Equal(["AWSSDK.Core"], NeedsOf("pkg:nuget/AWSSDK.SSO"));
    }

    private static string Text(JsonElement part, string name) => part.GetProperty(name).GetString()!;

    private JsonElement.ArrayEnumerator Components() => _bill.GetProperty("components").EnumerateArray();

    private IEnumerable<string> Licences() =>
        Components().Select(component => $"{Text(component, "name")}, {Text(component.GetProperty("licenses")[0], "expression")}");

    private IEnumerable<string> NeedsOf(string component) =>
        _bill.GetProperty("dependencies").EnumerateArray()
            .Single(dependency => Text(dependency, "ref").StartsWith($"{component}@", StringComparison.Ordinal))
            .GetProperty("dependsOn").EnumerateArray()
            .Select(reference => Regex.Match(reference.GetString()!, "^pkg:nuget/(.+)@").Groups[1].Value);
}
