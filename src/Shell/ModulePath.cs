namespace CognitoIdentity.Shell;

/// <summary>Lets PowerShell find the built module.</summary>
internal static class ModulePath
{
    private const string Variable = "PSModulePath";

    /// <summary>
    /// Puts the repository's <c>out</c> first on the module path. The module is then loaded by the first of its commands that is used and
    /// not before: a script that builds or cleans it must not find its files in use, nor need it to be there. To be called once the engine
    /// has started, which puts the folders for installed modules first.
    /// </summary>
    public static void Extend()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CognitoIdentity.slnx")))
            {
                string[] paths = [Path.Combine(folder.FullName, "out"), Environment.GetEnvironmentVariable(Variable) ?? ""];
                Environment.SetEnvironmentVariable(Variable, string.Join(Path.PathSeparator, paths.Where(path => path.Length > 0)));
                return;
            }
        }
    }
}
