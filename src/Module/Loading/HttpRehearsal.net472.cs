namespace CognitoIdentity.Loading;

/// <summary>.NET Framework makes its HTTP client ready by connecting to somebody, so that there is nothing to do ahead of a call.</summary>
internal static class HttpRehearsal
{
    /// <summary>Does nothing.</summary>
    public static void Begin()
    {
    }
}
