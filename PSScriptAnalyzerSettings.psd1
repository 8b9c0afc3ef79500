# For the scripts of users and of CI: build.ps1, runner, samples, src/Module and tests/Acceptance. A workflow runs it, and editors find it here.
@{
    Severity     = @('Error', 'Warning')

    ExcludeRules = @(
        # Does not see that BeforeAll and It share variables.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Does not see that functions use the parameters of their script.
        'PSReviewUnusedParameter'
        # Is meant for the functions of modules.
        'PSUseShouldProcessForStateChangingFunctions'
    )

    Rules        = @{
        PSUseCompatibleSyntax              = @{ Enable = $true; TargetVersions = @('5.1', '7.0') }
        PSAvoidSemicolonsAsLineTerminators = @{ Enable = $true }
    }
}
