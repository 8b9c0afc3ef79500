namespace CognitoIdentity.Client.Pipeline;

/// <summary>Calls as any others: the HTTP client of .NET Framework has none that stay on the caller's thread.</summary>
internal sealed class InPlace : DelegatingHandler
{
    public InPlace(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Makes a call.</summary>
    public static Task<T> Call<T>(Func<Task<T>> call) => call();
}
