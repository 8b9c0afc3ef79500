using System.Diagnostics;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>STS of the region that calls go to: how it is reached, and what its failures become.</summary>
internal sealed class SecurityTokenService
{
    private readonly ServiceSettings _settings;
    private readonly ClientOptions _options;
    private readonly ServiceRoutes _routes;

    public SecurityTokenService(ServiceSettings settings, ClientOptions options, ServiceRoutes routes)
    {
        _settings = settings;
        _options = options;
        _routes = routes;
    }

    /// <summary>The address of the service whose STS this is.</summary>
    public Uri Endpoint => _settings.Endpoint;

    /// <summary>Makes one call.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="credentials">What to sign with.</param>
    /// <param name="call">Sends it.</param>
    /// <param name="read">Takes out of the answer what is wanted; null if it is not there.</param>
    /// <param name="tokens">What is secret in the request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<TResult> CallAsync<TAnswer, TResult>(
        string operation,
        AWSCredentials credentials,
        Func<AmazonSecurityTokenServiceClient, CancellationToken, Task<TAnswer>> call,
        Func<TAnswer, TResult?> read,
        string[] tokens,
        CancellationToken cancellationToken)
        where TAnswer : AmazonWebServiceResponse
        where TResult : class
    {
        AmazonSecurityTokenServiceConfig config = Configure();
        using var client = new CountingClient(credentials, config);
        string? source = _settings.Endpoint.IsLoopback ? _settings.EndpointSource : _routes.Named(ServiceRoutes.Sts)?.Source;
        var address = new Uri(client.DetermineServiceOperationEndpoint(new GetCallerIdentityRequest()).URL);
        long start = Stopwatch.GetTimestamp();
        string? requestId = null;
        string? errorCode = null;
        try
        {
            TAnswer answer = await call(client, cancellationToken).ConfigureAwait(false);
            requestId = RequestId(answer.ResponseMetadata?.RequestId, tokens);
            return read(answer) ?? throw InvalidResponse(operation, answer.HttpStatusCode, requestId, client.Attempts);
        }
        catch (Exception e)
        {
            // The SDK throws all kinds, and callers are promised two.
            Exception failure = Translate(operation, e, client.Attempts, tokens, cancellationToken);
            errorCode = (failure as CognitoIdentityException)?.Code ?? nameof(OperationCanceledException);
            requestId ??= (failure as CognitoIdentityException)?.RequestId;
            throw failure;
        }
        finally
        {
            _options.CallFinished?.Invoke(new CallRecord
            {
                Operation = operation,
                Region = _settings.Region,
                Endpoint = address,
                EndpointSource = source,
                Duration = Stopwatch.GetElapsedTime(start),
                Attempts = client.Attempts,
                RequestId = requestId,
                ErrorCode = errorCode,
            });
        }
    }

    private Exception Translate(string operation, Exception exception, int attempts, string[] tokens, CancellationToken cancellationToken) => exception switch
    {
        CognitoIdentityException known => known,
        // Without the cause, for that has the whole message.
        AmazonServiceException { ErrorCode: { } code } error when ErrorReader.IsCode(code, tokens) => new CognitoIdentityException(code, MaskedText.Of(error.Message, tokens))
        {
            Operation = operation,
            RequestId = RequestId(error.RequestId, tokens),
            StatusCode = (int)error.StatusCode,
            IsRetryable = error.Retryable is not null || (int)error.StatusCode >= 500,
            Attempts = attempts,
        },
        AmazonServiceException { StatusCode: not 0 } error => InvalidResponse(operation, error.StatusCode, RequestId(error.RequestId, tokens), attempts),
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(exception.Message, exception, cancellationToken),
        AttemptTimeoutException => new CognitoIdentityException(nameof(Texts.RequestTimedOut), ["STS", operation, _settings.Timeout.TotalSeconds])
        { Operation = operation, IsRetryable = true, Attempts = attempts },
        // Without the cause: the SDK's messages quote what they got.
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException =>
            new CognitoIdentityException(nameof(Texts.ConnectionFailed), ["STS " + operation, MaskedText.Of(exception.Message, tokens)])
            { Operation = operation, IsRetryable = true, Attempts = attempts },
        // The SDK lets out whatever its reader of XML stumbles over.
        _ => InvalidResponse(operation, HttpStatusCode.OK, requestId: null, attempts),
    };

    /// <summary>Without the cause, which may have all of the answer.</summary>
    private static CognitoIdentityException InvalidResponse(string operation, HttpStatusCode status, string? requestId, int attempts) =>
        new(nameof(Texts.ResponseInvalid), ["STS", operation, (int)status, Texts.ResponseUnasked])
        {
            Operation = operation,
            RequestId = requestId,
            StatusCode = (int)status,
            Attempts = attempts,
        };

    private static string? RequestId(string? id, string[] tokens) => id is null ? null : MaskedText.Short(id, tokens);

    /// <summary>A service on loopback is not AWS, and answers STS itself.</summary>
    private AmazonSecurityTokenServiceConfig Configure()
    {
        var config = new AmazonSecurityTokenServiceConfig { Timeout = _settings.Timeout, MaxErrorRetry = _settings.MaxErrorRetry };
        if (_settings.Endpoint.IsLoopback)
        {
            _routes.Apply(config, _settings.Endpoint);
        }
        else
        {
            _routes.Apply(config);
        }

        return config;
    }

    /// <summary>Counts its attempts, each of which ends when its time is up.</summary>
    private sealed class CountingClient : AmazonSecurityTokenServiceClient
    {
        public CountingClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config)
            : base(credentials, config)
        {
        }

        public int Attempts { get; private set; }

        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler(Config.Timeout!.Value, _ => Attempts++));
        }
    }
}
