namespace CognitoIdentity.Client.Configuration;

/// <summary>The home folder, which the AWS files are in.</summary>
internal static class HomeFolder
{
    /// <summary>
    /// Many service managers set no variable; then it is the folder of the user's account. An account without a folder gets the root,
    /// which not everybody can write to. The current folder would be a risk: anybody may have put a profile there that runs a program.
    /// </summary>
    public static string Path =>
        Variable("HOME") ?? Variable("USERPROFILE")
        ?? NotEmpty(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify))
        ?? System.IO.Path.GetPathRoot(Environment.SystemDirectory) ?? "/";

    private static string? Variable(string name) => NotEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
