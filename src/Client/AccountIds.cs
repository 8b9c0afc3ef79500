using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace CognitoIdentity.Client;

/// <summary>The accounts that credentials belong to. STS is asked once for each access key.</summary>
internal sealed class AccountIds
{
    private static readonly Regex Form = new(@"\A\d{12}\z", RegexOptions.ECMAScript);

    private const string Operation = "GetCallerIdentity";

    private const int Most = 1000;

    private readonly ConcurrentDictionary<(string AccessKey, Uri Endpoint), string> _known = new();

    public void Forget(Uri endpoint)
    {
        foreach ((string AccessKey, Uri Endpoint) key in _known.Keys.Where(key => key.Endpoint == endpoint))
        {
            _known.TryRemove(key, out _);
        }
    }

    public async Task<string> GetAsync(SecurityTokenService sts, AWSCredentials credentials, CancellationToken cancellationToken)
    {
        ImmutableCredentials keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        if (_known.TryGetValue((keys.AccessKey, sts.Endpoint), out string? known))
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
        if (_known.Count >= Most)
        {
            // Keys that change with each session would add up.
            _known.Clear();
        }

        return _known.GetOrAdd((keys.AccessKey, sts.Endpoint), account);
    }
}
