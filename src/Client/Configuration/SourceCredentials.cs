using Amazon.Runtime;

namespace CognitoIdentity.Client.Configuration;

/// <summary>A caller's credentials in the SDK's terms; asked for anew each time, since their source may renew them.</summary>
internal sealed class SourceCredentials : AWSCredentials
{
    private readonly ICredentialSource _source;

    public SourceCredentials(ICredentialSource source)
    {
        _source = source;
    }

    public override ImmutableCredentials GetCredentials()
    {
        AwsKeys keys = _source.GetKeys();
        return new ImmutableCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken);
    }
}
