using System.Management.Automation.Host;

namespace CognitoIdentity.Shell;

/// <summary>An answer to choose: its key is what the label has an ampersand before.</summary>
internal sealed record Choice(string Key, string Text, string Help)
{
    public static Choice From(ChoiceDescription description)
    {
        string label = description.Label;
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length
            ? new Choice(label[mark + 1].ToString().ToUpperInvariant(), label.Remove(mark, 1), description.HelpMessage)
            : new Choice(label, label, description.HelpMessage);
    }

    public bool IsMeantBy(string answer)
    {
        return string.Equals(answer, Key, StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, Text, StringComparison.OrdinalIgnoreCase);
    }
}
