namespace CognitoIdentity.Local;

/// <summary>What an identity is.</summary>
internal enum IdentityStatus : byte
{
    /// <summary>It never had a login: whoever knows its id may use it.</summary>
    Guest,

    /// <summary>It has, or had, logins: only they open it. One that has lost its last login is out of reach for good.</summary>
    Authenticated,

    /// <summary>It was merged into another, which has its logins now.</summary>
    Disabled,
}
