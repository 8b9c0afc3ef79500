using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Paths of files as the user writes them.</summary>
internal static class FilePath
{
    /// <summary>The full path. A relative one counts from the session's folder, also when the session is in another provider's drive.</summary>
    public static string? Resolve(SessionState session, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? resolved : Path.GetFullPath(path, session.Path.CurrentFileSystemLocation.ProviderPath);
    }
}
