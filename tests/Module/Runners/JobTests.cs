using CognitoIdentity.ModuleTests.Credentials.Export;
using CognitoIdentity.ModuleTests.Logging;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>Tests that play a job of GitHub Actions or Azure DevOps, with a local service and a pool <c>$pool</c> in it.</summary>
public abstract class JobTests : ExportTests
{
    private readonly List<string> _secrets = [];

    protected JobTests()
    {
        SetVariable("PSModulePath", Path.GetDirectoryName(BuiltModule.Folder));
    }

    protected string Pool => Text("$pool.IdentityPoolId");

    /// <summary>The token that the job may ask for, once there is one.</summary>
    protected string JobToken => _secrets[^1];

    /// <summary>A token of a provider of OpenID Connect, which the pool gets.</summary>
    protected string Token(string provider, string audience)
    {
        Run($"$pool | Update-CIIdentityPool -OpenIdConnectProviderArn arn:aws:iam::123456789012:oidc-provider/{provider}");
        string token = Text($"(New-CILocalLogin {provider} the-job -ClientId {audience}).Token");
        _secrets.Add(token);
        return token;
    }

    /// <summary>The part of GitHub that gives tokens, with a token for <c>sts.amazonaws.com</c>, and the variables of a job that may ask.</summary>
    private protected ScriptedServer PlayGitHub() => PlayGitHub(GitHubToken());

    /// <summary>A token of the job, as GitHub gives it.</summary>
    private protected Reply GitHubToken() => Reply.Json($$"""{"count":1,"value":"{{Token("token.actions.githubusercontent.com", "sts.amazonaws.com")}}"}""");

    /// <summary>The part of GitHub that gives tokens, with answers, in turn, for who asks as one has to.</summary>
    private protected ScriptedServer PlayGitHub(params Reply[] answers)
    {
        int next = 0;
        var server = new ScriptedServer(request =>
            request is { Method: "GET", Path: "/token?api-version=2.0&audience=sts.amazonaws.com" } && request.Header("Authorization") == "bearer of-the-job"
                ? answers[Math.Min(next++, answers.Length - 1)]
                : Reply.Error("Refused", status: 401));
        SetVariable("ACTIONS_ID_TOKEN_REQUEST_URL", server.Url + "/token?api-version=2.0");
        SetVariable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "of-the-job");
        SetVariable("GITHUB_ENV", PathOf("env"));
        SetVariable("GITHUB_OUTPUT", PathOf("output"));
        return server;
    }

    /// <summary>The part of Azure DevOps that gives tokens.</summary>
    /// <param name="provider">The issuer without its scheme.</param>
    /// <param name="query">What the request has to ask for.</param>
    private protected ScriptedServer PlayAzure(string provider, string query)
    {
        string token = Token(provider, "api://AzureADTokenExchange");
        var server = new ScriptedServer(request =>
            request is { Method: "POST" } && request.Path == $"/oidctoken?{query}" && request.Header("Authorization") == "Bearer of-the-job"
                ? Reply.Json($$"""{"oidcToken":"{{token}}"}""")
                : Reply.Error("Refused", status: 401));
        SetVariable("SYSTEM_OIDCREQUESTURI", server.Url + "/oidctoken");
        SetVariable("TF_BUILD", "True");
        return server;
    }

    /// <summary>What a runner of GitHub Actions makes of a file that a step has written to.</summary>
    protected static IReadOnlyList<(string Name, string Value)> ReadRunnerFile(string path)
    {
        var read = new List<(string, string)>();
        var lines = new Queue<string>(File.ReadAllLines(path));
        while (lines.TryDequeue(out string? line))
        {
            if (line.IndexOf("<<", StringComparison.Ordinal) is var at and > 0)
            {
                var value = new List<string>();
                while (lines.Dequeue() is { } next && next != line[(at + 2)..])
                {
                    value.Add(next);
                }

                read.Add((line[..at], string.Join('\n', value)));
            }
            else
            {
                string[] parts = line.Split('=', 2);
                read.Add((parts[0], parts[1]));
            }
        }

        return read;
    }

    /// <summary>What came of scripts of a session, which ran with all streams on.</summary>
    private protected static Step StepOf(Session session, IReadOnlyList<Outcome> outcomes)
    {
        string[] host = session.Host.TakeText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> streams = outcomes.SelectMany(outcome => (IEnumerable<string>)
            [.. outcome.Verbose, .. outcome.Debug, .. outcome.Warnings, .. outcome.Errors.Select(error => $"{error} {error.Exception}")]);
        return new Step(
            [.. outcomes.SelectMany(outcome => outcome.Output).Select(item => item.ToString())],
            host,
            string.Join('\n', [.. streams, .. host.Where(line => !Step.IsCommand(line))]));
    }

    private protected void ShowsNothingElse(Step step, params string[] secrets)
    {
        Assert.All(secrets, secret => Assert.NotEmpty(secret));
        Assert.Empty(SecretSearch.Find(string.Join('\n', [step.Shown, .. step.Output]), [.. secrets, .. _secrets]));
    }

    /// <summary>Makes the call of a later step: the service knows whose key it is, and that it is of an identity with that login.</summary>
    protected void AssertWorksInTheNameOf(string? login)
    {
        IEnumerable<object?> logins = Run($"(Get-CIIdentity {Pool} -ErrorAction Stop).Logins | Where-Object {{ $_ -eq '{login}' }}").Select(found => found.BaseObject);

        Assert.Equal(login is null ? [] : [login], logins);
        Assert.StartsWith("ASIA", LastCaller(), StringComparison.Ordinal);
        Assert.Equal(Variable("AWS_ACCESS_KEY_ID"), LastCaller());
    }

    protected static string Variable(string name) => Environment.GetEnvironmentVariable(name)!;

    protected string LastCaller() => Text("(Get-CILocalService | Where-Object IsSessionDefault).RequestLog[-1].AccessKey");

    protected string Text(string script) => Assert.Single(Run(script)).ToString();

    /// <summary>What came of scripts that a runner ran.</summary>
    /// <param name="Output">What they put out.</param>
    /// <param name="Host">The lines that the host wrote.</param>
    /// <param name="Shown">All that anybody could see beside the output and the commands.</param>
    private protected sealed record Step(IReadOnlyList<string> Output, IReadOnlyList<string> Host, string Shown)
    {
        /// <summary>Whether the runner would end the job.</summary>
        public bool Fails { get; init; }

        /// <summary>The lines that the runner takes out of its log and obeys.</summary>
        public IEnumerable<string> Commands => Host.Where(IsCommand);

        public static bool IsCommand(string line) => line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("##vso[", StringComparison.Ordinal);
    }
}
