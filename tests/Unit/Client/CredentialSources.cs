using System.Globalization;
using System.Text.RegularExpressions;
using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>All sources of credentials, each with its own access key.</summary>
internal static class CredentialSources
{
    public const string Secret = "the-secret-key";

    public static string AccessKeyOf(string source) => "AKID" + source.Replace(' ', '0').Replace('_', '0');

    public static string Profile(string section, string source) => $"[{section}]\naws_access_key_id = {AccessKeyOf(source)}\naws_secret_access_key = {Secret}\n";

    /// <summary>A profile <c>role</c> that assumes a role with the credentials of another profile. That profile comes last.</summary>
    public static string RoleProfile { get; } = $"[profile role]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\n{Profile("profile base", "base")}";

    /// <summary>A program for <c>credential_process</c> that prints a document.</summary>
    public static string Program(string json) => $"{(OperatingSystem.IsWindows() ? "type" : "cat")} {TestEnvironment.WriteFile("keys.json", json)}";

    public static EnvironmentScope Variables(string source) => new() { ["AWS_ACCESS_KEY_ID"] = AccessKeyOf(source), ["AWS_SECRET_ACCESS_KEY"] = Secret };

    /// <summary>Acts as the service, STS, and the metadata services of containers and instances.</summary>
    public static Reply Answer(ReceivedRequest request)
    {
        string expires = DateTime.UtcNow.AddHours(6).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return request.Path switch
        {
            "/container" when request.Header("Authorization") == "container-pass" => Reply.Json(JsonKeys("container")),
            "/latest/api/token" when request.Method == "PUT" => Reply.With(200, "metadata-token"),
            "/latest/meta-data/iam/security-credentials/" when HasToken() => Reply.With(200, "role"),
            "/latest/meta-data/iam/info" when HasToken() => Reply.Json("""{"Code":"Success","LastUpdated":"2026-01-01T00:00:00Z"}"""),
            "/latest/meta-data/iam/security-credentials/role" when HasToken() => Reply.Json(JsonKeys("instance")),
            "/" when request.Header("X-Amz-Target") is not null => Reply.Json(Connections.AnyAnswer),
            "/" when request.Operation is "AssumeRole" or "AssumeRoleWithWebIdentity" =>
                Sts.Credentials(AccessKeyOf("web identity"), Secret, "sts-token", expires, request.Operation),
            _ => Reply.With(404, ""),
        };

        bool HasToken() => request.Header("x-aws-ec2-metadata-token") == "metadata-token";

        string JsonKeys(string source) => $$"""
            {"Code":"Success","AccessKeyId":"{{AccessKeyOf(source)}}","SecretAccessKey":"{{Secret}}","Token":"{{source}}-token","Expiration":"{{expires}}"}
            """;
    }

    public static async Task CallAsync(ClientOptions options, ClientFactory? factory = null) =>
        await Connect(options, factory).BlockingClient.SendAsync(AboutPool, Token);

    public static string AccessKeyIn(ScriptedServer server) =>
        Regex.Match(server.Requests.Last(request => request.Header("X-Amz-Target") is not null).Header("Authorization")!, "Credential=([^/]+)/").Groups[1].Value;
}

/// <summary>Keys from a function, which runs for each call.</summary>
internal sealed class ScriptedKeys : ICredentialSource
{
    private readonly Func<AwsKeys> _get;

    public ScriptedKeys(Func<AwsKeys> get)
    {
        _get = get;
    }

    public AwsKeys GetKeys() => _get();
}
