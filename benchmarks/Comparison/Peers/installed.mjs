// Fails where the SDK is not installed.
import '@aws-sdk/client-cognito-identity';
