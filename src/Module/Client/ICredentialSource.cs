namespace CognitoIdentity;

/// <summary>Gives AWS credentials when they are needed. May renew them, so it is asked for each call.</summary>
public interface ICredentialSource
{
    /// <summary>The credentials to sign the next call with.</summary>
    AwsKeys GetKeys();
}
