using System.Management.Automation;
using CognitoIdentity.Help.Build;
using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.Help.Checks;

/// <summary>All that is wrong with the documentation.</summary>
public static class Check
{
    /// <summary>What is said of a cmdlet without a page.</summary>
    private const string NoPage = "there is no such page; `dotnet run --project tools/Help -- update` begins one.";

    private static readonly string[] FoldersWithPages = ["benchmarks", "docs"];

    /// <summary>Names what is wrong, by file.</summary>
    public static IReadOnlyList<(string File, string Problem)> Run(string root)
    {
        IReadOnlyList<CmdletInfo> cmdlets = BuiltModule.Cmdlets(root);
        return
        [
            .. Documentation.Pages(root, cmdlets).SelectMany(page => Of(page.Name, Generated(page))),
            .. Documentation.CmdletFiles(root).SelectMany(file => Of(file, Cmdlet(file, cmdlets))),
            .. Documentation.AboutFiles(root).SelectMany(file => Of(file, Topic(file))),
            .. Of(SharedParameters.Path(root), Shared(Documentation.Shared(root), cmdlets)),
            .. Linked(root).SelectMany(file => Of(file, LinkCheck.Problems(file))),
        ];
    }

    private static IEnumerable<(string File, string Problem)> Of(string file, IEnumerable<string> problems) =>
        problems.Select(problem => (Path.GetFileName(file), problem));

    private static IEnumerable<string> Generated(GeneratedPage page) =>
        !page.IsThere ? [NoPage]
        : page.IsCurrent ? []
        : ["not up to date; run `dotnet run --project tools/Help -- update`."];

    private static IEnumerable<string> Cmdlet(string file, IReadOnlyList<CmdletInfo> cmdlets) =>
        cmdlets.FirstOrDefault(cmdlet => cmdlet.Name == Path.GetFileNameWithoutExtension(file)) is { } cmdlet
            ? PageCheck.Problems(cmdlet, File.ReadAllText(file))
            : ["there is no such cmdlet."];

    private static IEnumerable<string> Topic(string file)
    {
        Section topic = Section.Read(File.ReadAllText(file)).Sections.Single();
        if (topic.Title != Path.GetFileNameWithoutExtension(file))
        {
            yield return "its title is not the file's name.";
        }

        if (topic[AboutTopic.ShortDescription].Body is { Length: 0 or > AboutTopic.ShortWidth })
        {
            yield return $"its '{AboutTopic.ShortDescription}' ought to be there, and of {AboutTopic.ShortWidth} letters at most: PowerShell shows its first line.";
        }
    }

    private static IEnumerable<string> Shared(SharedParameters shared, IReadOnlyList<CmdletInfo> cmdlets)
    {
        foreach ((string parameter, string[] exceptions) in shared.Entries)
        {
            if (!cmdlets.Any(cmdlet => shared.Find(cmdlet.Name, parameter) is not null && cmdlet.Parameters.ContainsKey(parameter)))
            {
                yield return $"-{parameter} is the parameter of no cmdlet.";
            }

            foreach (string name in exceptions.Where(name => !cmdlets.Any(cmdlet => cmdlet.Name == name && cmdlet.Parameters.ContainsKey(parameter))))
            {
                yield return $"{name} is excepted, and has no parameter -{parameter}.";
            }
        }
    }

    /// <summary>What people read of the project.</summary>
    private static IEnumerable<string> Linked(string root) =>
    [
        .. Directory.GetFiles(root, "*.md"),
        .. FoldersWithPages.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)),
    ];
}
