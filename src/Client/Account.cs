using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>Which account credentials belong to: asked of STS once for each access key.</summary>
internal static class Account
{
    private static readonly Regex Form = new(@"\A\d{12}\z", RegexOptions.ECMAScript);

    private const string Operation = "GetCallerIdentity";

    private const int Most = 1000;

    private static readonly ConcurrentDictionary<(string AccessKey, Uri Endpoint), string> Known = new();

    public static void Forget(Uri endpoint)
    {
        foreach ((string AccessKey, Uri Endpoint) key in Known.Keys.Where(key => key.Endpoint == endpoint))
        {
            Known.TryRemove(key, out _);
        }
    }

    public static async Task<string> GetIdAsync(SecurityTokenService sts, AWSCredentials credentials, CancellationToken cancellationToken)
    {
        ImmutableCredentials keys = await OtherServices.UntilAsync(credentials.GetCredentialsAsync, cancellationToken).ConfigureAwait(false);
        if (Known.TryGetValue((keys.AccessKey, sts.Endpoint), out string? known))
        {
            return known;
        }

        string account = await sts.CallAsync(
            Operation,
            credentials,
            (client, token) => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token),
            answer => answer.Account is { } account && Form.IsMatch(account) ? account : null,
            [],
            cancellationToken).ConfigureAwait(false);
        if (Known.Count >= Most)
        {
            // Keys that change with each session would add up.
            Known.Clear();
        }

        return Known.GetOrAdd((keys.AccessKey, sts.Endpoint), account);
    }
}
