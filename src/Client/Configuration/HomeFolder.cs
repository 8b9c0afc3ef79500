using System.Runtime.CompilerServices;
using Amazon.Runtime.CredentialManagement;

namespace CognitoIdentity.Client.Configuration;

/// <summary>
/// The folder that has the AWS files in it. Where no variable names one, as under many a service manager, the SDK takes the current
/// folder for it, in which anybody may have put a profile that runs a program.
/// </summary>
internal static class HomeFolder
{
    private const string Variable = "HOME";
    private const string VariableOfWindows = "USERPROFILE";

    /// <summary>Has the SDK work out its paths, which it does once in a process, while a variable names the folder of the user's account.</summary>
    public static void TellSdk()
    {
        bool isNamed = IsSet(Variable) || IsSet(VariableOfWindows);
        string? before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            if (!isNamed)
            {
                Environment.SetEnvironmentVariable(Variable, OfAccount);
            }

            RuntimeHelpers.RunClassConstructor(typeof(SharedCredentialsFile).TypeHandle);
        }
        finally
        {
            if (!isNamed)
            {
                Environment.SetEnvironmentVariable(Variable, before);
            }
        }
    }

    // An account without a folder has the root, in which not everybody can put files.
    private static string OfAccount =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? folder
            : Path.GetPathRoot(Environment.SystemDirectory) ?? "/";

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
