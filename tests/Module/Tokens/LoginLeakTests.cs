using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

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
        string[] parts = ((string)Run("$login.Token")[0].BaseObject).Split('.');

        Outcome outcome = Invoke($"{command.Replace("LOGIN", "$login", StringComparison.Ordinal)} -Verbose -Debug *>&1");

        string shown = string.Join('\n', [
            .. outcome.Output.Select(item => $"{item} {item.BaseObject as string}"),
            .. outcome.Errors.Select(Text),
            .. outcome.Output.Select(item => item.BaseObject).OfType<ErrorRecord>().Select(Text),
            .. outcome.Verbose, .. outcome.Debug, .. outcome.Warnings,
            Session.Host.TakeText(),
        ]);
        Assert.NotEmpty(shown);
        Assert.DoesNotContain(parts[1], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(parts[2], shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIOpenIdToken $id")]
    [InlineData("'eve' | Get-CIDeveloperOpenIdToken $pool")]
    public void Nothing_shows_a_token_that_came(string command)
    {
        string id = Guests(1)[0];

        Outcome outcome = Invoke($"$id = '{id}'; $script:token = {command} -Verbose -Debug; $token");

        string[] parts = ((string)Run("$token.Token")[0].BaseObject).Split('.');
        string shown = string.Join('\n', [.. outcome.Output.Select(item => item.ToString()), .. outcome.Verbose, .. outcome.Debug, Session.Host.TakeText()]);
        Assert.NotEmpty(outcome.Verbose);
        Assert.DoesNotContain(parts[1], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(parts[2], shown, StringComparison.Ordinal);
    }

    private static string Text(ErrorRecord error) =>
        $"{error} {error.ErrorDetails} {error.FullyQualifiedErrorId} {error.TargetObject} {error.Exception} {error.CategoryInfo}";
}
