using System.Globalization;
using System.Management.Automation;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Help;

/// <summary>The errors of the module and of the service, from the built module's own texts and categories.</summary>
public static partial class ErrorList
{
    /// <summary>The module's own errors as Markdown.</summary>
    public static string OfModule(IReadOnlyList<CmdletInfo> cmdlets) => Write(cmdlets, ofServices: false);

    /// <summary>Those that services are known to answer with. Their messages are the services', and so no texts of the module.</summary>
    public static string OfServices(IReadOnlyList<CmdletInfo> cmdlets) => Write(cmdlets, ofServices: true);

    private static string Write(IReadOnlyList<CmdletInfo> cmdlets, bool ofServices)
    {
        var texts = (ResourceManager)BuiltModule.Property(cmdlets, "Texts", "ResourceManager");
        var errors = (IReadOnlyDictionary<string, (ErrorCategory Category, bool EndsTheCommand)>)BuiltModule.Property(cmdlets, "KnownErrors", "ById");

        var list = new StringBuilder();
        foreach ((string id, (ErrorCategory category, _)) in errors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            string? cause = Text(texts, id);
            if (cause is null == ofServices)
            {
                string? remedy = Text(texts, id + "Remedy");
                list.Append(null, $"- **{id}** ({category}){(cause is null ? string.Empty : $": {cause}")}\n{(remedy is null ? string.Empty : $"\n  {remedy}\n")}");
            }
        }

        return list.ToString();
    }

    /// <summary>A text as Markdown, with … for what differs from case to case; null when there is none.</summary>
    private static string? Text(ResourceManager texts, string name) => texts.GetString(name, CultureInfo.InvariantCulture) is { } text
        ? MarkPattern().Replace(PlacePattern().Replace(text, "…"), @"\$0")
        : null;

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"[\\`*<\[]")]
    private static partial Regex MarkPattern();
}
