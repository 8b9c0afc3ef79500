namespace CognitoIdentity;

/// <summary>Input of CreateIdentityPool: the settings of the new pool.</summary>
public sealed class CreateIdentityPoolRequest : IdentityPoolSettings;
