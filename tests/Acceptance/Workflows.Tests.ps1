# Checks the project's YAML for security rules, and for mistakes that nothing else would notice.

BeforeDiscovery {
    $root = "$PSScriptRoot/../.."
    $workflows = Get-ChildItem "$root/.github/workflows" | ForEach-Object { ".github/workflows/$($_.Name)" }
    $files = @($workflows) + 'action.yml', 'azure-pipelines.yml', 'azure/credentials.yml'
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Runners.ps1"
    $root = "$PSScriptRoot/../.."

    # All steps below a node.
    function Get-Step($Node) {
        if ($Node -is [Collections.IDictionary]) {
            foreach ($key in $Node.Keys) {
                if ($key -eq 'steps') { $Node[$key] } else { Get-Step $Node[$key] }
            }
        }
        elseif ($Node -is [Collections.IList]) {
            foreach ($item in $Node) { Get-Step $item }
        }
    }

    # The scripts of a step, each with the shell that runs it.
    function Get-StepScript($Step) {
        if ($Step.run) { [pscustomobject] @{ Shell = $Step.shell; Text = $Step.run } }
        if ($Step.inputs.script) { [pscustomobject] @{ Shell = 'pwsh'; Text = $Step.inputs.script } }
        foreach ($shell in 'pwsh', 'powershell', 'bash') {
            if ($Step[$shell]) { [pscustomobject] @{ Shell = $shell; Text = $Step[$shell] } }
        }
    }
}

Describe '<_>' -ForEach $files {
    BeforeAll {
        $steps = @(Get-Step (Read-Yaml $_))
        $scripts = @($steps | ForEach-Object { Get-StepScript $_ })
    }

    It 'pins actions to the commits of versions' {
        foreach ($line in @((Get-Content "$root/$_") -match '^\s*(- )?uses: ' -notmatch 'uses: \./')) {
            $line | Should -Match 'uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$'
        }
    }

    It 'keeps no credentials of a checkout' {
        foreach ($step in $steps) {
            if ($step.uses -like 'actions/checkout@*') { $step.with.'persist-credentials' | Should -Be 'false' }
            if ($step.checkout) { $step.persistCredentials | Should -Be 'false' }
        }
    }

    It 'writes no expression into a script' {
        $scripts.Count | Should -BeGreaterThan 0
        foreach ($script in $scripts) {
            # Runners replace expressions, and Azure DevOps its variables.
            $script.Text | Should -Not -Match '\$\{\{|\$\([\w.]+\)'
        }
    }

    It 'has scripts that PowerShell can read' {
        foreach ($script in $scripts) {
            $script.Shell | Should -BeIn 'pwsh', 'powershell', 'bash', '${{ inputs.shell }}'
            if ($script.Shell -ne 'bash') {
                $errors = $null
                $null = [Management.Automation.Language.Parser]::ParseInput($script.Text, [ref] $null, [ref] $errors)
                $errors | Should -BeNullOrEmpty
            }
        }
    }

    It 'names files, projects and tasks that exist' {
        $text = $scripts.Text -join "`n"
        foreach ($match in [regex]::Matches($text, '(?<![\w/$}.])(?:\./)?((?:tests|src|tools|benchmarks|runner|samples)/[\w./-]+|[\w-]+\.ps[d]?1)')) {
            Join-Path $root $match.Groups[1].Value | Should -Exist
        }

        $tasks = (Get-Command "$root/build.ps1").Parameters.Task.Attributes.ValidValues
        foreach ($match in [regex]::Matches($text, 'build\.ps1"? (\w+)')) {
            $match.Groups[1].Value | Should -BeIn $tasks
        }
    }
}

Describe 'Permissions' {
    It 'of <_> are to read the repository' -ForEach $workflows {
        $permissions = (Read-Yaml $_).permissions

        @($permissions.Keys) | Should -Be 'contents'
        $permissions.contents | Should -Be 'read'
    }

    It 'to write belong to the job that publishes a release' -ForEach @(, $workflows) {
        $writers = foreach ($workflow in $_) {
            $jobs = (Read-Yaml $workflow).jobs
            $jobs.Keys | Where-Object { $jobs[$_].permissions.Values -contains 'write' } | ForEach-Object { "$workflow $_" }
        }

        $writers | Should -Be '.github/workflows/release.yml publish'
    }
}

Describe 'A release' {
    It 'publishes what CI built and tested, from a protected environment' {
        $jobs = (Read-Yaml '.github/workflows/release.yml').jobs

        $jobs.ci.uses | Should -Be './.github/workflows/ci.yml'
        $jobs.publish.needs, $jobs.publish.environment | Should -Be 'ci', 'release'
        @($jobs.publish.steps.run) -match 'build\.ps1' | Should -BeNullOrEmpty
    }
}

Describe 'The package' {
    It 'is tested in the same shells on GitHub and on Azure DevOps' {
        $gitHub = (Read-Yaml '.github/workflows/ci.yml').jobs.acceptance.strategy.matrix
        $expected = @(
            foreach ($system in $gitHub.system) { foreach ($version in $gitHub.powershell) { "$system $version $($gitHub.pester)" } }
            foreach ($more in $gitHub.include) { "$($more.system) $($more.powershell) $($more.pester)" }
        )
        $stages = (Read-Yaml 'azure-pipelines.yml').stages
        $azure = ($stages.jobs | Where-Object { $_.job -eq 'Acceptance' }).strategy.matrix.Values

        @($azure | ForEach-Object { "$($_.image) $($_.powershell) $($_.pester)" } | Sort-Object) | Should -Be @($expected | Sort-Object)
    }
}

Describe 'The version' {
    It 'in <Path> is the version of the manifest' -ForEach @(
        @{ Path = 'action.yml'; Times = 1 }
        @{ Path = 'azure/credentials.yml'; Times = 2 }
        @{ Path = 'README.md'; Times = 1 }
        @{ Path = 'docs/en-US/about_CognitoIdentity_Automation.md'; Times = 2 }
    ) {
        $manifest = Get-Content "$root/CognitoIdentity.psd1" -Raw
        $version = [regex]::Match($manifest, "\bModuleVersion\s*=\s*'(.+)'").Groups[1].Value
        $label = [regex]::Match($manifest, "\bPrerelease\s*=\s*'(.+)'").Groups[1].Value
        if ($label) { $version += "-$label" }

        $named = [regex]::Matches((Get-Content "$root/$Path" -Raw), '(?:CognitoIdentity/CognitoIdentity@v|refs/tags/v|default: )(\d+\.\d+\.\d+(?:-\w+)?)')
        @($named | ForEach-Object { $_.Groups[1].Value }) | Should -Be (@($version) * $Times)
    }
}
