namespace System.Text;

/// <summary>.NET's Ascii for .NET Framework.</summary>
internal static class Ascii
{
    public static bool IsValid(string text) => text.All(c => c <= '\x7f');
}
