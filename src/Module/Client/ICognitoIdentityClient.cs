namespace CognitoIdentity;

/// <summary>Sends the requests of Amazon Cognito Federated Identities, API version 2014-06-30.</summary>
public interface ICognitoIdentityClient
{
    /// <summary>Sends a request, with retries, and reads the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CognitoIdentityException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled it. No other exceptions are thrown.</exception>
    Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken)
        where TAnswer : class;
}
