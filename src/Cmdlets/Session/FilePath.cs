using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Paths of files as the user writes them.</summary>
internal static class FilePath
{
    /// <summary>The full path. A relative one counts from the session's folder, also when the session is in another provider's drive.</summary>
    /// <exception cref="CognitoIdentityException"><c>PathInvalid</c>: it names a drive that has no files.</exception>
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
