namespace CognitoIdentity.Client.Pipeline;

/// <summary>What contents have in common that stand for others.</summary>
internal static class HttpContents
{
    /// <summary>Takes over the headers of the other content, unread.</summary>
    public static void TakeHeaders(this HttpContent content, HttpContent other)
    {
        foreach ((string name, IEnumerable<string> values) in other.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }
    }
}
