using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>What a session has for every call that doesn't say otherwise: its local service, and the defaults of AWS Tools.</summary>
internal static class SessionDefaults
{
    /// <summary>The options, with the session's defaults where nothing was given. The client looks up what is still open.</summary>
    public static ClientOptions WithDefaultsOf(this ClientOptions given, SessionState session)
    {
        string? endpoint = given.EndpointUrl ?? RunspaceState.Current.LocalService?.Endpoint.AbsoluteUri;
        ILocalService? local = ProcessState.Current.FindLocalService(endpoint);
        var awsTools = new AwsToolsSession(session);
        bool isNamed = given.Credential is not null || given.ProfileName is not null;
        return given with
        {
            SessionRegion = awsTools.Region,
            EndpointUrl = endpoint,
            Credential = isNamed ? given.Credential : local?.Options.Keys,
            SessionCredential = isNamed ? null : awsTools.Credential,
            IsLocalService = local is not null,
        };
    }
}
