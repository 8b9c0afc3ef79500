using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Util;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// Whether this machine is an instance that can give credentials. An instance answers within milliseconds; the SDK's own
/// search takes many seconds on any other machine.
/// </summary>
internal sealed class InstanceMetadata
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new(StringComparer.Ordinal);

    /// <summary>The credentials of the instance's role. They renew themselves, so all share them.</summary>
    public Lazy<AWSCredentials> Credentials { get; } = new(() => new InstanceProfileAWSCredentials(), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether the metadata service answers, at the address that the SDK calls.</summary>
    public Task<bool> AnswersAsync() =>
        EC2InstanceMetadata.IsIMDSEnabled ? AnswersAsync(EC2InstanceMetadata.EC2ApiTokenUrl) : Task.FromResult(false);

    /// <summary>Whether there is an answer at an address. If not, the next call asks again: a busy instance may have been too slow.</summary>
    public async Task<bool> AnswersAsync(string url)
    {
        bool answers = await _answers.GetOrAdd(url, _ => new Lazy<Task<bool>>(() => ProbeAsync(url))).Value.ConfigureAwait(false);
        if (!answers)
        {
            _answers.TryRemove(url, out _);
        }

        return answers;
    }

    private static async Task<bool> ProbeAsync(string url)
    {
        try
        {
            using var client = new HttpClient(HttpTransport.CreateProbe(ProbeTimeout)) { Timeout = ProbeTimeout };
            using var request = new HttpRequestMessage(HttpMethod.Put, url);
            request.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "60");
            using HttpResponseMessage response = await client.SendAsync(request).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or InvalidOperationException or UriFormatException)
        {
            return false;
        }
    }
}
