using CognitoIdentity.ModuleTests.Identities;
using CognitoIdentity.ModuleTests.Logging;

namespace CognitoIdentity.ModuleTests.Tokens;

/// <summary>The tokens of logins are secrets: nothing shows them, whatever takes them.</summary>
public sealed class LoginLeakTests : IdentityTests
{
    private const string Good = $"$script:login = New-CILocalLogin {Provider} ada -ClientId client; $script:id = Get-CIIdentityId $pool $login";

    // The service refuses it, and would repeat what it was sent if it could.
    private const string Bad = $"$script:login = New-CILocalLogin {Provider} ada -ClientId other; $script:id = Get-CIIdentityId $pool (New-CILocalLogin {Provider} bob -ClientId client)";

    public static TheoryData<string, string> Commands
    {
        get
        {
            string[] commands =
            [
                "Get-CIIdentityId $pool -Login LOGIN",
                "Get-CIOpenIdToken $id -Login LOGIN",
                "Get-CIDeveloperOpenIdToken $pool eve -Login LOGIN",
                "Remove-CIIdentityLogin $id -Login LOGIN -Force",
                "Remove-CIIdentityLogin $id -Login LOGIN -WhatIf",
                "Get-CIIdentityId nonsense -Login LOGIN",
                "Get-CIIdentityId $pool -Login LOGIN.Token",
                "Get-CIIdentityId $pool -Login ($true, LOGIN.Token)",
            ];
            var data = new TheoryData<string, string>();
            foreach (string command in commands)
            {
                data.Add(Good, command);
                data.Add(Bad, command);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_stream_shows_a_token(string setup, string command)
    {
        Run(setup);

        string shown = Transcript.Of(Session, $"{command.Replace("LOGIN", "$login", StringComparison.Ordinal)} -Verbose -Debug");

        Assert.NotEmpty(shown);
        Assert.Empty(SecretSearch.Find(shown, Secrets("$login.Token")));
    }

    [Theory]
    [InlineData("Get-CIOpenIdToken $id")]
    [InlineData("'eve' | Get-CIDeveloperOpenIdToken $pool")]
    public void Nothing_shows_a_token_that_came(string command)
    {
        string id = Guests(1)[0];

        string shown = Transcript.Of(Session, $"$id = '{id}'; $script:token = {command}; $token");

        Assert.Contains("VERBOSE: ", shown, StringComparison.Ordinal);
        Assert.Empty(SecretSearch.Find(shown, Secrets("$token.Token")));
    }

    private IEnumerable<string> Secrets(string script) => Run(script).Select(secret => (string)secret.BaseObject);
}
