using System.Collections.Concurrent;
using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client;

/// <summary>Which account credentials belong to: asked of STS once for each access key.</summary>
internal static class Account
{
    private const string Operation = "GetCallerIdentity";

    private static readonly ConcurrentDictionary<(string AccessKey, Uri Endpoint), string> Known = new();

    public static void Forget(Uri endpoint)
    {
        foreach ((string AccessKey, Uri Endpoint) key in Known.Keys.Where(key => key.Endpoint == endpoint))
        {
            Known.TryRemove(key, out _);
        }
    }

    public static async Task<string> GetIdAsync(ServiceSettings settings, AWSCredentials credentials, CancellationToken cancellationToken)
    {
        ImmutableCredentials keys = await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Known.TryGetValue((keys.AccessKey, settings.Endpoint), out string? known))
        {
            return known;
        }

        using var sts = new AmazonSecurityTokenServiceClient(credentials, Configure(settings));
        try
        {
            GetCallerIdentityResponse identity =
                await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken).ConfigureAwait(false);
            return Known.GetOrAdd((keys.AccessKey, settings.Endpoint), identity.Account ?? throw InvalidResponse(identity));
        }
        catch (AmazonServiceException e) when (e.ErrorCode is not null)
        {
            throw new CognitoIdentityException(e.ErrorCode, e.Message, e)
            {
                Operation = Operation,
                RequestId = e.RequestId,
                StatusCode = (int)e.StatusCode,
            };
        }
        catch (Exception e) when (e is not CognitoIdentityException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not CognitoIdentityException)
        {
            throw new CognitoIdentityException(
                nameof(Texts.ConnectionFailed),
                string.Format(CultureInfo.CurrentCulture, Texts.ConnectionFailed, "STS " + Operation, e.Message),
                e)
            { Operation = Operation, IsRetryable = true };
        }
    }

    private static CognitoIdentityException InvalidResponse(GetCallerIdentityResponse answer)
    {
        int status = (int)answer.HttpStatusCode;
        return new CognitoIdentityException(
            nameof(Texts.ResponseInvalid),
            string.Format(CultureInfo.CurrentCulture, Texts.ResponseInvalid, "STS", Operation, status, "no account"))
        { Operation = Operation, RequestId = answer.ResponseMetadata?.RequestId, StatusCode = status };
    }

    /// <summary>A service on loopback is not AWS, and answers STS itself.</summary>
    private static AmazonSecurityTokenServiceConfig Configure(ServiceSettings settings)
    {
        var config = new AmazonSecurityTokenServiceConfig { Timeout = settings.Timeout };
        if (settings.Endpoint.IsLoopback)
        {
            config.ServiceURL = settings.Endpoint.AbsoluteUri;
            config.AuthenticationRegion = settings.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        }

        return config;
    }
}
