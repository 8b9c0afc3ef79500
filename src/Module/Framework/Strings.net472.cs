namespace Polyfills;

/// <summary>What texts have on .NET.</summary>
internal static class Strings
{
    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);
    }

    /// <summary>Ordinal, as all that is replaced here; <paramref name="comparison"/> says so.</summary>
    public static string Replace(this string text, string old, string? replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new ArgumentOutOfRangeException(nameof(comparison));

    public static bool ContainsAny(this ReadOnlySpan<char> text, char first, char second, char third) => text.IndexOfAny(first, second, third) >= 0;

    public static bool ContainsAny(this ReadOnlySpan<char> text, ReadOnlySpan<char> any) => text.IndexOfAny(any) >= 0;
}
