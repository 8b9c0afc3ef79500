using CognitoIdentity.ModuleTests.Documentation;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>Tests that run the step of our action or template as a runner does: in a new session, by its environment alone.</summary>
public abstract class StepTests : JobTests
{
    /// <summary>What the runner's machine has beside the engine: modules are installed by a line that says what was asked for.</summary>
    private const string Installer = """
        function Install-PSResource {
            param($Name, $Version, [switch] $Prerelease, $Repository, [switch] $TrustRepository, $Scope, [switch] $Quiet)
            "installed $Name $Version from $Repository for $Scope"
        }
        """;

    protected const string Provider = "token.actions.githubusercontent.com";

    protected StepTests()
    {
        Run("""
            $null = Start-CILocalService
            $pool = New-CIIdentityPool jobs
            $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/jobs
            """);
    }

    /// <summary>Runs the step.</summary>
    /// <param name="template">Whose step.</param>
    /// <param name="macros">What the runner replaces by itself.</param>
    /// <param name="inputs">What the job gives, as <c>name=value</c>.</param>
    private protected Step Play(StepTemplate template, IReadOnlyDictionary<string, string> macros, params string[] inputs)
    {
        SetVariable("AWS_ENDPOINT_URL", Text("Get-CILocalService | Where-Object IsSessionDefault | ForEach-Object EndpointUrl"));
        foreach ((string name, string value) in template.Environment(inputs.Select(input => input.Split('=', 2)).ToDictionary(input => input[0], input => input[1]), macros))
        {
            SetVariable(name, value);
        }

        using var session = new Session(importModule: false);
        session.Run($"{World.Script("Runner.ps1")}\n{Installer}\n$VerbosePreference = $DebugPreference = 'Continue'; $PSDefaultParameterValues['Import-Module:Verbose'] = $false");
        Outcome outcome = session.Invoke(template.Script);
        Step step = StepOf(session, [outcome]);
        object? code = Assert.Single(session.Run("$LASTEXITCODE"))?.BaseObject;
        return step with { Fails = outcome.HasEnded || code is not (null or 0) };
    }
}
