# What a user sees at a prompt: completion and help.

BeforeDiscovery {
    $cmdlets = Get-ChildItem "$PSScriptRoot/../../docs/en-US/*-CI*.md" | ForEach-Object { $_.BaseName }
    $topics = Get-ChildItem "$PSScriptRoot/../../docs/en-US/about_*.md" | ForEach-Object { $_.BaseName }
}

Describe 'At a prompt' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $pool = New-TestPool 'my pool'
        function Complete([string] $Line) {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
        }
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    Context 'Tab' {
        It 'completes the names of cmdlets and parameters' {
            (Complete 'Get-CIIdentityP').CompletionText | Should -Be 'Get-CIIdentityPool', 'Get-CIIdentityPoolRole'
            (Complete 'Get-CIIdentityPool -Thr').CompletionText | Should -Be '-ThrottleLimit'
        }

        It 'offers the ids of pools' {
            $offered = @(Complete 'Get-CIIdentityPool us-east')

            $offered[0].CompletionText | Should -Be $pool.IdentityPoolId
            $offered[0].ToolTip | Should -Be 'my pool'
        }

        It 'quotes names where they must be' {
            @(Complete 'Get-CIIdentityPool -Name m')[0].CompletionText | Should -Be "'my pool'"
        }

        It 'offers regions' {
            (Complete 'Get-CIIdentityPool -Region eu-w').CompletionText | Should -Contain 'eu-west-1'
        }

        It 'offers the roles of a pool by name' {
            @(Complete "Set-CIIdentityPoolRole $($pool.IdentityPoolId) -AuthenticatedRoleArn use")[0].CompletionText | Should -Be "'arn:aws:iam::123456789012:role/users'"
        }
    }

    Context 'Get-Help' {
        It 'shows what <_> does, with examples' -ForEach $cmdlets {
            $text = Get-Help $_ -Examples | Out-String

            $text | Should -Match 'Example 1: '
            $text | Should -Match 'Example 2: '
            (Get-Help $_).Synopsis | Should -Not -BeNullOrEmpty
        }

        It 'opens the migration page for <_>, which is of AWS Tools' -ForEach 'MaxResult', 'NextToken', 'NoAutoIteration', 'Get-CGIIdentityPoolList' {
            Get-Help $_ | Out-String | Should -Match 'about_CognitoIdentity_Migration'
        }

        It 'shows <_>' -ForEach $topics {
            Get-Help $_ | Out-String | Should -Match 'SHORT DESCRIPTION'
        }
    }

    It 'an error says what to do' {
        try {
            Get-CIIdentityPool us-east-1_AbCdEfGhI -ErrorAction Stop
        }
        catch {
            $rejected = $_
        }

        $rejected.FullyQualifiedErrorId | Should -BeLike 'IdentityPoolIdInvalid,*'
        $rejected.ErrorDetails.RecommendedAction | Should -BeLike 'Find the id with Get-CIIdentityPool*'
    }
}
