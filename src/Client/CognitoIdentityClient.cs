using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>Sends requests over the SDK's pipeline.</summary>
internal sealed class CognitoIdentityClient : ICognitoIdentityClient
{
    private readonly SdkClient _sdk;
    private readonly CredentialResolver _credentials;
    private readonly Action<CallRecord>? _callFinished;

    public CognitoIdentityClient(SdkClient sdk, CredentialResolver credentials, Action<CallRecord>? callFinished)
    {
        _sdk = sdk;
        _credentials = credentials;
        _callFinished = callFinished;
    }

    /// <summary>Whether calls are made on the caller's own thread.</summary>
    public bool IsInPlace { get; init; }

    public async Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var call = new Call(request, _sdk.Settings);
        object? answer = null;
        string? errorCode = null;
        try
        {
            if (call.Operation.IsSigned)
            {
                call.Credentials = await _credentials.ResolveAsync(call.Operation.Name, cancellationToken).ConfigureAwait(false);
            }

            answer = await (IsInPlace
                ? InPlace.Call(() => _sdk.SendAsync(call, cancellationToken))
                : _sdk.SendAsync(call, cancellationToken)).ConfigureAwait(false);
            return (TAnswer)answer;
        }
        catch (CognitoIdentityException e)
        {
            errorCode = e.Code;
            throw;
        }
        catch (OperationCanceledException e)
        {
            errorCode = nameof(OperationCanceledException);
            throw new CallCanceledException(e, call.Attempts - call.Refusals);
        }
        finally
        {
            CallRecord record = call.ToRecord(errorCode);
            if (answer is ICallResult result)
            {
                result.Call = record;
            }

            _callFinished?.Invoke(record);
        }
    }
}
