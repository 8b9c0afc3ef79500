namespace CognitoIdentity.Local;

/// <summary>An answer of STS that is an error, under the code that only STS has for it.</summary>
internal sealed class StsException : Exception
{
    public StsException(string code, string message)
        : base(message) => Code = code;

    public string Code { get; }
}
