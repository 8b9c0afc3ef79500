using System.Text;

namespace CognitoIdentity.Package;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        if (args is not ["pack", var root, var module, var folder])
        {
            Console.Error.WriteLine("""
                Usage: dotnet run --project tools/Package -- pack PROJECT MODULE FOLDER
                  Writes the packages of a built module, their bill of materials and checksums to a folder.
                """);
            return WrongUsage;
        }

        try
        {
            foreach (string file in Release.Of(root, module).Write(folder))
            {
                Console.WriteLine(file);
            }

            return 0;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}

/// <summary>The published files of a version: the package for galleries, the zip, the bill of materials, and checksums.</summary>
internal sealed record Release(Content Content, IReadOnlyList<Component> Components)
{
    public static Release Of(string root, string module)
    {
        var content = Content.Of(module, File.ReadAllText(Path.Combine(root, "CHANGELOG.md")));
        return new Release(content, Origins.Of(content.Files, root));
    }

    /// <summary>Writes all files into a folder, and returns their paths.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string version = Content.Manifest.Version.ToNormalizedString();

        // In a folder that serves as a repository, PSResourceGet takes every file named CognitoIdentity.* for a package of the module.
        ShippedFile[] files =
        [
            new($"CognitoIdentity.{version}.nupkg", GalleryPackage.Write(Content)),
            new($"CognitoIdentity-{version}.zip", ZipPackage.Write(Content)),
            new($"CognitoIdentity-{version}.cdx.json", BillOfMaterials.Write(Content, Components)),
        ];
        string sums = string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));
        return [.. files.Append(new("SHA256SUMS", Encoding.ASCII.GetBytes(sums))).Select(file => Write(folder, file))];
    }

    private static string Write(string folder, ShippedFile file)
    {
        string path = Path.Combine(folder, file.Path);
        File.WriteAllBytes(path, file.Bytes);
        return path;
    }
}
