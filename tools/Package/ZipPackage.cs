using System.IO.Compression;

namespace CognitoIdentity.Package;

/// <summary>The module for those without a gallery: unpacked into a folder of modules, it is found there by name.</summary>
internal static class ZipPackage
{
    /// <summary>A file, rw-r--r--, as unzip makes it.</summary>
    private const int Mode = 0x81A4 << 16;

    public static byte[] Write(Content content)
    {
        using var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ShippedFile file in content.Files)
            {
                ZipArchiveEntry entry = archive.CreateEntry($"CognitoIdentity/{content.Manifest.Version.Version.ToString(3)}/{file.Path}");
                entry.LastWriteTime = content.Changelog.Date;
                entry.ExternalAttributes = Mode;
                using Stream stream = entry.Open();
                stream.Write(file.Bytes);
            }
        }

        return package.ToArray();
    }
}
