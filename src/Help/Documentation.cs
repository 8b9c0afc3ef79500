namespace CognitoIdentity.Help;

/// <summary>The pages of docs/ that have generated parts.</summary>
public static class Documentation
{
    /// <summary>The pages, with what the built module makes of them.</summary>
    public static IReadOnlyList<GeneratedPage> Pages(string root) =>
    [
        new(Path.Combine(root, "docs", "en-US", "about_CognitoIdentity_Operations.md"), "operations", OperationTable.Write(BuiltModule.Cmdlets(root))),
    ];
}
