namespace CognitoIdentity.Local;

/// <summary>An answer that is an error.</summary>
internal sealed class ServiceException : Exception
{
    public ServiceException(string type, string message, int status = 400)
        : base(message)
    {
        Type = type;
        Status = status;
    }

    public string Type { get; }

    public int Status { get; }
}
