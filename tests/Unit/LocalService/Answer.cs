using System.Text.Json;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>What the local service answered.</summary>
public sealed class Answer
{
    public Answer(HttpResponseMessage response, string text)
    {
        Status = (int)response.StatusCode;
        Text = text;
        ContentType = response.Content.Headers.ContentType?.ToString();
        RequestId = Header(response, "x-amzn-RequestId");
        ErrorType = Header(response, "x-amzn-ErrorType");
    }

    public int Status { get; }

    public string Text { get; }

    public string? ContentType { get; }

    public string? RequestId { get; }

    public string? ErrorType { get; }

    public JsonElement Succeeded()
    {
        Assert.True(Status == 200, Text);
        return JsonDocument.Parse(Text).RootElement;
    }

    /// <summary>Holds the answer to be an error of a type, in the service's form; returns its message.</summary>
    public string Failed(string type, int status = 400)
    {
        JsonElement error = JsonDocument.Parse(Text).RootElement;
        Assert.Equal(type, error.GetProperty("__type").GetString());
        Assert.Equal(type + ":", ErrorType);
        Assert.Equal(status, Status);
        Assert.Equal("application/x-amz-json-1.1", ContentType);
        Assert.NotNull(RequestId);
        return error.GetProperty("message").GetString()!;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;
}
