namespace CognitoIdentity.Local;

/// <summary>A running local service: Amazon Cognito identity pools on loopback.</summary>
public interface ILocalService : IDisposable
{
    /// <summary>The address to give as <c>-EndpointUrl</c>: http, 127.0.0.1 and the port.</summary>
    Uri Endpoint { get; }

    /// <summary>How it was started.</summary>
    LocalServiceOptions Options { get; }

    /// <summary>The account that owns everything in the service: 12 digits.</summary>
    string AccountId { get; }

    /// <summary>What the sequence of failures follows from: the given seed, or the one that was chosen.</summary>
    int Seed { get; }

    /// <summary>How far the service's clock is ahead of this machine's, 50 years at most; behind, if negative. Takes effect at once.</summary>
    TimeSpan ClockOffset { get; set; }

    /// <summary>The requests answered since the start, whatever the answer was.</summary>
    long RequestCount { get; }

    /// <summary>How often each operation was called since the start, answered or not. A copy.</summary>
    IReadOnlyDictionary<string, long> RequestsByOperation { get; }

    /// <summary>The last 1,000 calls, the oldest first. A copy.</summary>
    IReadOnlyList<LocalServiceRequest> RequestLog { get; }

    /// <summary>Whether requests are still answered. False after <see cref="IDisposable.Dispose"/>, which releases the port.</summary>
    bool IsRunning { get; }

    /// <summary>Makes a login of a made-up user: a token that this service takes for the provider's.</summary>
    /// <exception cref="CognitoIdentityException">The pool is not there, or is not configured for the provider.</exception>
    LocalLogin CreateLogin(LocalLoginOptions options);
}

/// <summary>Starts local services. Implemented in the private load context.</summary>
public interface ILocalServiceFactory
{
    /// <summary>Starts a service and returns once it answers.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServicePortInUse</c>: another program listens on the port.</exception>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: the file with the state is damaged, or can't be used.</exception>
    ILocalService Start(LocalServiceOptions options);
}
