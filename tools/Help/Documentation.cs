using System.Management.Automation;
using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.Help;

/// <summary>The pages of docs/.</summary>
public static class Documentation
{
    private const string AboutPages = "about_*.md";

    /// <summary>The folder of the pages that become help.</summary>
    public static string Folder(string root) => Path.Combine(root, "docs", "en-US");

    /// <summary>The about topics.</summary>
    public static IEnumerable<string> AboutFiles(string root) => Directory.GetFiles(Folder(root), AboutPages).Order(StringComparer.Ordinal);

    /// <summary>The pages of cmdlets.</summary>
    public static IEnumerable<string> CmdletFiles(string root) =>
        Directory.GetFiles(Folder(root), "*.md").Except(AboutFiles(root)).Order(StringComparer.Ordinal);

    /// <summary>The texts that pages of cmdlets share.</summary>
    public static SharedParameters Shared(string root) => new(File.ReadAllText(SharedParameters.Path(root)));

    /// <summary>The pages that have generated parts, with what the built module makes of them; those of cmdlets may not be there yet.</summary>
    public static IReadOnlyList<GeneratedPage> Pages(string root, IReadOnlyList<CmdletInfo> cmdlets)
    {
        SharedParameters shared = Shared(root);
        return
        [
            GeneratedPage.WithParts(
                Path.Combine(Folder(root), "about_CognitoIdentity_Errors.md"),
                ("errors", ErrorList.OfModule(cmdlets)),
                ("errors of services", ErrorList.OfServices(cmdlets))),
            GeneratedPage.WithParts(Path.Combine(Folder(root), "about_CognitoIdentity_Operations.md"), ("unsigned operations", OperationTable.WriteUnsigned(cmdlets)), ("operations", OperationTable.Write(cmdlets))),
            .. cmdlets.Select(cmdlet => new GeneratedPage(
                Path.Combine(Folder(root), cmdlet.Name + ".md"), written => CmdletPageWriter.Write(cmdlet, new CmdletPage(written), shared))),
        ];
    }
}
