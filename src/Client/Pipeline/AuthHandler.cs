using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Signs with the credentials of the call; leaves unsigned operations unsigned.</summary>
internal sealed class AuthHandler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
    {
        var call = (Call)executionContext.RequestContext.OriginalRequest;
        if (call.Credentials is null)
        {
            return AuthSchemeOption.DEFAULT_NOAUTH;
        }

        ((RequestContext)executionContext.RequestContext).ExplicitAWSCredentials = call.Credentials;
        return AuthSchemeOption.DEFAULT_SIGV4;
    }
}
