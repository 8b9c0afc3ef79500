using Amazon.Runtime;

namespace CognitoIdentity.Client.Configuration;

/// <summary>What signs calls to the session's own local service when there is nothing else. Worth nothing anywhere else.</summary>
internal static class LocalCredentials
{
    public static readonly FoundCredentials Found = new("the local service", () => new BasicAWSCredentials("AKIDLOCALSERVICE", "made-up"));
}
