using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.Help.Build;

/// <summary>The help that the module ships, made from the pages.</summary>
internal static class ModuleHelp
{
    private const string CmdletsFile = "CognitoIdentity.Cmdlets.dll-Help.xml";

    /// <summary>Writes the help of a project into a folder, and leaves nothing else there.</summary>
    public static void Write(string root, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (string topic in Documentation.AboutFiles(root))
        {
            File.WriteAllText(Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(topic), ".help.txt")), AboutTopic.Write(File.ReadAllText(topic)));
        }

        // Last: the build takes it as the sign that all is written.
        Maml.Write(Documentation.CmdletFiles(root).Select(file => new CmdletPage(File.ReadAllText(file)))).Save(Path.Combine(folder, CmdletsFile));
    }
}
