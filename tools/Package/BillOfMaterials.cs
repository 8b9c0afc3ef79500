using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Configuration;
using NuGet.Packaging;

namespace CognitoIdentity.Package;

/// <summary>
/// A third-party package, with its files that ship. It is direct if the module references it. <c>Needs</c> has the ids of its dependencies.
/// </summary>
internal sealed record Component(
    string Id,
    string Version,
    string License,
    string? Copyright,
    string? Website,
    bool IsDirect,
    IReadOnlyList<string> Needs,
    IReadOnlyList<ShippedFile> Files);

/// <summary>Finds the package of each third-party assembly that ships, by comparing bytes.</summary>
internal static class Origins
{
    /// <exception cref="InvalidDataException">An assembly isn't in any package of the lock files.</exception>
    public static IReadOnlyList<Component> Of(IReadOnlyList<ShippedFile> shipped, string root)
    {
        string packages = SettingsUtility.GetGlobalPackagesFolder(Settings.LoadDefaultSettings(root));
        LockedPackage[] locked = [.. Locked(root)];
        ShippedFile[] foreign = [.. shipped.Where(file => file.Name.EndsWith(".dll", StringComparison.Ordinal) && !IsOurs(file))];
        var origins = new Dictionary<ShippedFile, (string Id, string Version)>();
        foreach (ShippedFile file in foreign)
        {
            LockedPackage? origin = locked.FirstOrDefault(package => Has(package.Folder(packages), file));
            if (origin is not null)
            {
                origins.Add(file, (origin.Id, origin.Version));
            }
        }

        // An assembly that was compiled ahead of time differs from the package's. Its source is the assembly of the same name in the parent folder.
        foreach (ShippedFile file in foreign.Except(origins.Keys).ToArray())
        {
            ShippedFile source = origins.Keys.FirstOrDefault(other => other.Path == $"{Above(file)}/{file.Name}")
                ?? throw new InvalidDataException($"{file.Path} is from no package in the lock files of src/.");
            origins.Add(file, origins[source]);
        }

        return
        [
            .. origins.GroupBy(origin => origin.Value, origin => origin.Key)
                .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Version, StringComparer.Ordinal)
                .Select(group => Describe(group.Key, [.. locked.Where(package => (package.Id, package.Version) == group.Key)], packages, [.. group.OrderBy(file => file.Path, StringComparer.Ordinal)])),
        ];
    }

    private static bool IsOurs(ShippedFile file) => file.Name.StartsWith("CognitoIdentity.", StringComparison.Ordinal);

    private static string? Above(ShippedFile file) => Path.GetDirectoryName(Path.GetDirectoryName(file.Path))?.Replace('\\', '/');

    private static bool Has(string folder, ShippedFile file) =>
        Directory.Exists(folder)
            && Directory.EnumerateFiles(folder, file.Name, SearchOption.AllDirectories).Any(other => file.Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(other)));

    private static Component Describe((string Id, string Version) package, LockedPackage[] locked, string packages, IReadOnlyList<ShippedFile> files)
    {
        var about = new NuspecReader(Path.Combine(locked[0].Folder(packages), $"{package.Id.ToLowerInvariant()}.nuspec"));
        return new Component(
            package.Id,
            package.Version,
            License(about),
            about.GetCopyright() is { Length: > 0 } copyright ? copyright : null,
            about.GetProjectUrl() is { Length: > 0 } website ? website : null,
            locked.Any(package => package.IsDirect),
            [.. locked.SelectMany(package => package.Needs).Distinct().Order(StringComparer.Ordinal)],
            files);
    }

    private static string License(NuspecReader about) => about.GetLicenseMetadata() switch
    {
        { Type: LicenseType.Expression, License: var expression } => expression,

        // An old package has the address of its licence instead of an expression.
        _ when about.GetLicenseUrl() == "https://raw.githubusercontent.com/aspnet/Home/2.0.0/LICENSE.txt" => "Apache-2.0",
        _ => throw new InvalidDataException($"{about.GetId()} {about.GetVersion()} has no SPDX expression for its licence."),
    };

    /// <summary>The packages in all lock files of src/. A package in several files is returned several times.</summary>
    private static IEnumerable<LockedPackage> Locked(string root)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(root, "src"), "packages.lock.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonProperty package in document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
            {
                if (package.Value.TryGetProperty("resolved", out JsonElement version))
                {
                    string[] needs = package.Value.TryGetProperty("dependencies", out JsonElement dependencies)
                        ? [.. dependencies.EnumerateObject().Select(dependency => dependency.Name)]
                        : [];
                    yield return new LockedPackage(package.Name, version.GetString()!, package.Value.GetProperty("type").GetString() == "Direct", needs);
                }
            }
        }
    }

    private sealed record LockedPackage(string Id, string Version, bool IsDirect, string[] Needs)
    {
        public string Folder(string packages) => Path.Combine(packages, Id.ToLowerInvariant(), Version.ToLowerInvariant());
    }
}

/// <summary>
/// The bill of materials in CycloneDX 1.6. It has every file that ships with its checksum; third-party files are listed under their package.
/// The serial number is computed from the files and the time is the release's date, so two builds of a commit are identical.
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

    /// <summary>A UUID of version 8, made from a hash.</summary>
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
