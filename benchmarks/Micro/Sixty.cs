namespace CognitoIdentity.Benchmarks;

/// <summary>A full page.</summary>
internal static class Sixty
{
    public const string PoolId = "us-east-1:11111111-2222-4333-8444-555555555555";

    public static IdentityDescription[] Identities() =>
    [
        .. Enumerable.Range(0, 60).Select(number => new IdentityDescription
        {
            IdentityId = $"us-east-1:00000000-0000-4000-8000-{number:D12}",
            Logins = [],
            CreationDate = DateTime.UnixEpoch.AddSeconds(1_700_000_000 + number),
            LastModifiedDate = DateTime.UnixEpoch.AddSeconds(1_700_000_000 + number),
        }),
    ];
}
