using System.Globalization;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>If the machine's clock is wrong, the client signs with the time of the service.</summary>
public sealed class ServerClockTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("InvalidSignatureException", 60)]
    [InlineData("SignatureDoesNotMatch", -60)]
    [InlineData("RequestExpired", 3)]
    public async Task A_signature_is_made_again_by_the_time_of_the_answer(string code, int minutesAhead)
    {
        DateTime serverTime = DateTime.UtcNow.AddMinutes(minutesAhead);
        await using var server = new ScriptedServer(Rejection(code, serverTime), Reply.Json(AnyAnswer));
        ICognitoIdentityClient client = ClientOf(server);

        await client.SendAsync(AboutPool, Token);
        await client.SendAsync(AboutPool, Token);

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests.Skip(1), request => Assert.InRange((SignedAt(request) - serverTime).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_signature_that_is_wrong_for_another_reason_is_not_made_again()
    {
        await using var server = new ScriptedServer(Rejection("InvalidSignatureException", DateTime.UtcNow.Add(Tolerance / 2)));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(AboutPool, Token));

        Assert.Equal(("InvalidSignatureException", 1), (error.Code, error.Attempts));
    }

    [Fact]
    public async Task Without_a_time_in_the_answer_nothing_is_corrected()
    {
        await using var server = new ScriptedServer(Reply.Error("RequestExpired"));

        await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(AboutPool, Token));

        Assert.Single(server.Requests);
    }

    private static Reply Rejection(string code, DateTime time) =>
        Reply.With(403, $$"""{"__type":"{{code}}","message":"Signature expired."}""", "Date: " + time.ToString("r", CultureInfo.InvariantCulture));
}
