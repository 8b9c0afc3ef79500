namespace CognitoIdentity.Local;

/// <summary>Starts local services. Implemented in the private load context.</summary>
public interface ILocalServiceFactory
{
    /// <summary>Starts a service and returns once it answers.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServicePortInUse</c>: another program listens on the port.</exception>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: the file with the state is damaged, or can't be used.</exception>
    ILocalService Start(LocalServiceOptions options);
}
