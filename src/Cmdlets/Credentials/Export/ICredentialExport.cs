namespace CognitoIdentity.Commands.Export;

/// <summary>One way of handing a credential to other programs.</summary>
internal interface ICredentialExport
{
    /// <summary>Where it goes, for a person: names, and never a value.</summary>
    string Destination { get; }

    /// <summary>Hands it over.</summary>
    void Write(CredentialValues credential);
}
