using System.Security.Cryptography;

namespace Polyfills;

/// <summary>What hashes have on .NET.</summary>
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
