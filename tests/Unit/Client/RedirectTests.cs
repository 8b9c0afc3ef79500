using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Redirects are not followed, so signatures and secrets reach only the intended address.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class RedirectTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/app";

    private readonly ScriptedServer _elsewhere = new(Reply.Json("{}"));

    public static TheoryData<int> Redirects => [301, 302, 303, 307, 308];

    public void Dispose() => _elsewhere.Dispose();

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_is_not_followed_and_is_not_an_answer(int status)
    {
        await using ScriptedServer server = Redirecting(status);

        ICognitoIdentityClient client = Connection(server).BlockingClient;

        Assert.All(
            [
                await IsNotFollowedAsync(server, () => client.SendAsync(AboutPool, Token)),
                await IsNotFollowedAsync(server, () => client.SendAsync(new DeleteIdentityPoolRequest(), Token)),
            ],
            error => Assert.Equal(("ResponseInvalid", status, 1), (error.Code, error.StatusCode, error.Attempts)));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task STS_is_not_followed_with_a_signature(int status)
    {
        await using ScriptedServer server = Redirecting(status);

        await IsNotFollowedAsync(server, () => Connection(server).GetAccountIdAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task STS_is_not_followed_with_a_token(int status)
    {
        await using ScriptedServer server = Redirecting(status);

        await IsNotFollowedAsync(server, () => Connection(server).AssumeRoleWithWebIdentityAsync(new WebIdentityRole(Role, "nightly", null, null), "the-token", Token));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task STS_is_not_followed_when_a_profile_asks_it(int status)
    {
        await using ScriptedServer server = Redirecting(status);
        using var environment = new EnvironmentScope
        {
            ["AWS_ENDPOINT_URL_STS"] = server.Url,
            Config = CredentialSources.RoleProfile + "aws_session_token = a-token\n",
        };
        ICognitoIdentityClient client = Connect(new ClientOptions { Region = Region, ProfileName = "role", EndpointUrl = server.Url }).BlockingClient;

        await IsNotFollowedAsync(server, () => client.SendAsync(AboutPool, Token));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task IAM_Identity_Center_is_not_followed_with_a_sign_in(int status)
    {
        await using ScriptedServer server = Redirecting(status);
        using EnvironmentScope environment = CredentialFailureTests.SignedIn($"[profile x]\n{CredentialFailureTests.Session}", "corp", DateTime.UtcNow.AddHours(1));
        environment["AWS_ENDPOINT_URL_SSO"] = server.Url;
        ICognitoIdentityClient client = Connect(new ClientOptions { Region = Region, ProfileName = "x", EndpointUrl = server.Url }).BlockingClient;

        await IsNotFollowedAsync(server, () => client.SendAsync(AboutPool, Token));

        Assert.Equal("a-sign-in", server.Requests[0].Header("x-amz-sso_bearer_token"));
    }

    private static IServiceConnection Connection(ScriptedServer server) =>
        Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = new AwsKeys("AKIDREDIRECT", "a-secret", "a-token") });

    private ScriptedServer Redirecting(int status) => new(Reply.With(status, "{}", $"Location: {_elsewhere.Url}/"));

    private async Task<CognitoIdentityException> IsNotFollowedAsync(ScriptedServer server, Func<Task> call)
    {
        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(call);

        Assert.NotEmpty(server.Requests);
        Assert.Empty(_elsewhere.Requests);
        return error;
    }
}
