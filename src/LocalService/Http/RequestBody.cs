using System.Buffers;
using System.Net;

namespace CognitoIdentity.Local;

/// <summary>Reads bodies that are not too large.</summary>
internal static class RequestBody
{
    public const int Limit = 1024 * 1024;

    // A client reads the refusal only after it has sent all, so what is too much is read too, up to here.
    private const int Patience = 16 * Limit;

    /// <returns>The body, or null if it is too large.</returns>
    public static async Task<byte[]?> ReadAsync(HttpListenerRequest request)
    {
        if (!request.HasEntityBody)
        {
            return [];
        }

        using var kept = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            long total = 0;
            int read;
            while (total < Patience && (read = await request.InputStream.ReadAsync(buffer)) > 0)
            {
                total += read;
                if (total <= Limit)
                {
                    kept.Write(buffer, 0, read);
                }
            }

            return total <= Limit ? kept.ToArray() : null;
        }
        finally
        {
            // Cleared: tokens go through here.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
