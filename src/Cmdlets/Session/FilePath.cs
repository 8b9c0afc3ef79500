using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Resolves paths that the user wrote.</summary>
internal static class FilePath
{
    /// <summary>The full path. A relative path starts at the session's folder, even if the session's location is in another provider.</summary>
    /// <exception cref="CognitoIdentityException"><c>PathInvalid</c>: its drive has no files.</exception>
    public static string? Resolve(SessionState session, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? resolved
            : session.Path.IsPSAbsolute(path, out _) || session.Path.IsProviderQualified(path) ? throw new CognitoIdentityException(nameof(Texts.PathInvalid), [path])
            : Path.GetFullPath(path, session.Path.CurrentFileSystemLocation.ProviderPath);
    }
}
