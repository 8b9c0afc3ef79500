namespace CognitoIdentity;

/// <summary>The rule for secret keys and session tokens: text that can be in a signature and in a header.</summary>
internal static class SecretRule
{
    public const int MaxLength = 16_384;

    public static bool IsKept(string text) => text.Length <= MaxLength && text.All(letter => letter is > ' ' and <= '~');
}
