using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Local;

/// <summary>
/// Tokens for the next page of a list. Each is valid for one list only and can't be forged: it is a position with a keyed hash of the
/// position and the list's name.
/// </summary>
internal sealed class PageTokens
{
    private const int PositionSize = sizeof(long);
    private const int HashSize = 16;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Create(string list, long position)
    {
        byte[] name = Encoding.UTF8.GetBytes(list);
        byte[] message = new byte[PositionSize + name.Length];
        BinaryPrimitives.WriteInt64BigEndian(message, position);
        name.CopyTo(message, PositionSize);

        byte[] token = [.. message.AsSpan(0, PositionSize), .. HMACSHA256.HashData(_key, message).AsSpan(0, HashSize)];
        return Convert.ToHexString(token);
    }

    /// <summary>The position in a token; without a token 0, the start.</summary>
    /// <exception cref="ServiceException">The token was not made by this service for this list.</exception>
    public long Read(string list, string? token)
    {
        if (token is null)
        {
            return 0;
        }

        if (token.Length == 2 * (PositionSize + HashSize)
            && long.TryParse(token.AsSpan(0, 2 * PositionSize), System.Globalization.NumberStyles.AllowHexSpecifier, null, out long position)
            && Secrets.AreSame(token, Create(list, position)))
        {
            return position;
        }

        throw ServiceErrors.InvalidParameter("The NextToken is not one of this list.");
    }
}
