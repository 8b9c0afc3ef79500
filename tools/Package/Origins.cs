using System.Text.Json;
using NuGet.Configuration;
using NuGet.Packaging;

namespace CognitoIdentity.Package;

/// <summary>
/// A package of somebody else that ships, with the files that are from it. It is direct when the module itself asks for it, and needs the
/// packages with these ids.
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

/// <summary>Finds out which packages the shipped assemblies are from, by their bytes.</summary>
internal static class Origins
{
    /// <exception cref="InvalidDataException">An assembly is from no package that the lock files name.</exception>
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

        // What was compiled ahead differs from the package's; it was made of the assembly of that name in the folder above.
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

        // Before they could name a licence, packages had its address.
        _ when about.GetLicenseUrl() == "https://raw.githubusercontent.com/aspnet/Home/2.0.0/LICENSE.txt" => "Apache-2.0",
        _ => throw new InvalidDataException($"{about.GetId()} {about.GetVersion()} names no licence by its SPDX expression."),
    };

    /// <summary>The packages in the lock files of the projects. One that several of them name is there several times.</summary>
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
