namespace System.Text;

/// <summary>What .NET knows of ASCII.</summary>
internal static class Ascii
{
    public static bool IsValid(string text) => text.All(c => c <= '\x7f');
}
