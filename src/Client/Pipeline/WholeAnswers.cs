namespace CognitoIdentity.Client.Pipeline;

/// <summary>Hands on an answer when all of it is there: up to then it can be given up, and is no longer than <see cref="BoundedStream"/> has it.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    public WholeAnswers(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <exception cref="InvalidDataException">The answer is longer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using HttpContent coming = response.Content;
            using var bounded = new BoundedStream(await coming.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
            var whole = new MemoryStream();
            await bounded.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
            whole.Position = 0;
            response.Content = new StreamContent(whole);
            response.Content.TakeHeaders(coming);

            return response;
        }
        catch
        {
            // However it ends, nobody gets what there is of the answer.
            response.Dispose();
            throw;
        }
    }
}
