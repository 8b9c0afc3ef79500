namespace CognitoIdentity.Local;

/// <summary>What came is not a request, or not one that can be read to its end. The connection ends with it.</summary>
internal sealed class HttpProblem : Exception
{
    public HttpProblem(string message)
        : base(message)
    {
    }
}
