using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoIdentity.Package;

/// <summary>
/// The bill of materials, in CycloneDX 1.6: every file that ships with its checksum, those of others under the package that they are
/// from. Its serial number is made of them, and its time is the release's date: it follows from the commit.
/// </summary>
internal static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Content content, IReadOnlyList<Component> components)
    {
        Manifest manifest = content.Manifest;
        string version = manifest.Version.ToNormalizedString();
        string self = $"CognitoIdentity@{version}";
        var bill = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{Serial(content)}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = content.Changelog.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["component"] = new JsonObject
                {
                    ["type"] = "library",
                    ["bom-ref"] = self,
                    ["publisher"] = manifest.CompanyName,
                    ["name"] = "CognitoIdentity",
                    ["version"] = version,
                    ["description"] = manifest.Description,
                    ["licenses"] = License("Apache-2.0"),
                    ["copyright"] = manifest.Copyright,
                    ["externalReferences"] = Website(manifest.ProjectUri.OriginalString),
                    ["components"] = Files(content.Files.Except(components.SelectMany(component => component.Files))),
                },
            },
            ["components"] = Array(components.Select(Describe)),
            ["dependencies"] = Array(
                components.Select(component => Dependency(Reference(component), components.Where(other => component.Needs.Contains(other.Id))))
                    .Prepend(Dependency(self, components.Where(component => component.IsDirect)))),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(bill, Options), (byte)'\n'];
    }

    /// <summary>A UUID of version 8, which is for what is made of a hash.</summary>
    private static Guid Serial(Content content)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(content.Files.Select(file => $"{file.Sha256}  {file.Path}\n"))));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static JsonObject Describe(Component component)
    {
        var description = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = Reference(component),
            ["name"] = component.Id,
            ["version"] = component.Version,
            ["licenses"] = License(component.License),
        };
        if (component.Copyright is not null)
        {
            description["copyright"] = component.Copyright;
        }

        description["purl"] = Reference(component);
        if (component.Website is not null)
        {
            description["externalReferences"] = Website(component.Website);
        }

        description["components"] = Files(component.Files);
        return description;
    }

    private static string Reference(Component component) => $"pkg:nuget/{component.Id}@{component.Version}";

    private static JsonArray License(string expression) => [new JsonObject { ["expression"] = expression }];

    private static JsonArray Website(string address) => [new JsonObject { ["type"] = "website", ["url"] = address }];

    private static JsonArray Files(IEnumerable<ShippedFile> files) =>
        Array(files.Select(file => new JsonObject
        {
            ["type"] = "file",
            ["name"] = file.Path,
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = file.Sha256 }),
        }));

    private static JsonObject Dependency(string reference, IEnumerable<Component> needs) =>
        new() { ["ref"] = reference, ["dependsOn"] = Array(needs.Select(component => (JsonNode)Reference(component))) };

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
