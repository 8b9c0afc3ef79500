using System.Net.Sockets;
using System.Security.Cryptography;

namespace Polyfills;

/// <summary>.NET's members of strings.</summary>
internal static class Strings
{
    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);
    }

    /// <summary>Always ordinal. <paramref name="comparison"/> exists only for .NET's signature.</summary>
    public static string Replace(this string text, string old, string? replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new ArgumentOutOfRangeException(nameof(comparison));

    public static bool ContainsAny(this ReadOnlySpan<char> text, char first, char second, char third) => text.IndexOfAny(first, second, third) >= 0;

    public static bool ContainsAny(this ReadOnlySpan<char> text, ReadOnlySpan<char> any) => text.IndexOfAny(any) >= 0;
}

/// <summary>.NET's members of paths and folders.</summary>
internal static class Files
{
    extension(Path)
    {
        public static string GetFullPath(string path, string basePath) => Path.GetFullPath(Path.Combine(basePath, path));
    }

    extension(Directory)
    {
        /// <summary>Ignores the mode, which Windows doesn't have.</summary>
        public static DirectoryInfo CreateDirectory(string path, UnixFileMode mode)
        {
            _ = mode;
            return Directory.CreateDirectory(path);
        }
    }
}

/// <summary>.NET's members of hashes.</summary>
internal static class Hashes
{
    extension(HMACSHA256)
    {
        public static int HashSizeInBytes => 32;

        public static byte[] HashData(byte[] key, ReadOnlySpan<byte> content) => HMACSHA256.HashData(key, content.ToArray());

        public static byte[] HashData(byte[] key, byte[] content)
        {
            using var hash = new HMACSHA256(key);
            return hash.ComputeHash(content);
        }
    }
}

/// <summary>.NET's members of sockets.</summary>
internal static class Sockets
{
    public static void Listen(this Socket socket) => socket.Listen(int.MaxValue);
}

/// <summary>.NET's members of times.</summary>
internal static class Times
{
    extension(DateTime)
    {
        public static DateTime UnixEpoch => new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }

    extension(Task)
    {
        public static Task Delay(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) => clock.Delay(time, cancellationToken);
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));

        public static double operator /(TimeSpan time, TimeSpan other) => time.Ticks / (double)other.Ticks;
    }
}
