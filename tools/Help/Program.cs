using YamlDotNet.Core;

namespace CognitoIdentity.Help;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        try
        {
            return Run(args);
        }
        catch (Exception e) when (e is InvalidOperationException or YamlException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Run(string[] args)
    {
        string root = ModuleInPowerShell.FindRoot();
        switch (args)
        {
            case ["update", .. var names]:
                Update(root, names);
                return 0;

            case ["check"]:
                IReadOnlyList<(string File, string Problem)> problems = Check.Run(root);
                foreach ((string file, string problem) in problems)
                {
                    Console.WriteLine($"{file}: {problem}");
                }

                return problems.Count > 0 ? 1 : 0;

            case ["build", var folder]:
                ModuleHelp.Write(root, folder);
                return 0;

            default:
                Console.Error.WriteLine("""
                    Usage: dotnet run --project tools/Help -- COMMAND
                      update [CMDLET …]  writes the generated parts of all pages or of the pages of these cmdlets, and creates missing pages
                      check              shows what is wrong with the documentation
                      build FOLDER       writes the module's help to a folder, as the build does
                    """);
                return WrongUsage;
        }
    }

    private static void Update(string root, string[] names)
    {
        foreach (GeneratedPage page in Documentation.Pages(root, ModuleInPowerShell.Cmdlets(root))
            .Where(page => !page.IsCurrent && (names.Length == 0 || names.Contains(Path.GetFileNameWithoutExtension(page.Name)))))
        {
            page.Update();
            Console.WriteLine($"{page.Name}: updated");
        }
    }
}
