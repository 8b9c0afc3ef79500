# Sessions in which the tests run the documentation: runspaces of this process, each with an environment, a folder, a screen that is
# 120 columns wide, and the module, imported by name. To be dot-sourced in BeforeAll, after Common.ps1.

if (-not ('CognitoIdentity.ModuleTests.CapturingHost' -as [type])) {
    $usings = Join-Path $TestDrive 'Usings.cs'
    [IO.File]::WriteAllText($usings, 'global using System; global using System.Collections.Generic;')
    $hosting = "$PSScriptRoot/../../Module/Hosting"
    Add-Type -Path $usings, "$hosting/CapturingHost.cs"
}

# Opens a session, whose location is a new folder.
function Open-Session {
    $folder = Join-Path $TestDrive ([Guid]::NewGuid())
    $null = New-Item $folder -ItemType Directory
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule('CognitoIdentity')
    $screen = New-Object CognitoIdentity.ModuleTests.CapturingHost 120
    $runspace = [runspacefactory]::CreateRunspace($screen, $state)
    $runspace.Open()
    $session = [pscustomobject]@{ Folder = $folder; Screen = $screen; Runspace = $runspace; Environment = [Environment]::GetEnvironmentVariables() }
    $null = Invoke-InSession $session "Set-Location '$folder'"
    $session
}

# Opens a session in which World.ps1 has run. The first one makes the world, and the others get a copy of its state.
function Open-World {
    $made = Join-Path $TestDrive 'world.json'
    $session = Open-Session
    $state = Join-Path $session.Folder 'state.json'
    if (Test-Path $made) {
        Copy-Item $made $state
    }

    $null = Invoke-InSession $session ([IO.File]::ReadAllText("$PSScriptRoot/World.ps1"))
    if (-not (Test-Path $made)) {
        Copy-Item $state $made
    }

    $session
}

# Ends a session and its services, and puts the environment back.
function Close-Session([object] $Session) {
    $null = Invoke-InSession $Session 'Get-Module CognitoIdentity | Remove-Module'
    $Session.Runspace.Dispose()
    Restore-Environment $Session.Environment
}

# Runs a script that must not fail, and gives its output.
function Invoke-InSession([object] $Session, [string] $Script) {
    $outcome = Get-Outcome $Session $Script
    if ($outcome.Errors) {
        throw "$($outcome.Errors -join "`n")`nin`n$Script"
    }

    $outcome.Output
}

# Runs a script, and gives its output, its errors, and the text of all other streams. An error that ends it is among the errors.
function Get-Outcome([object] $Session, [string] $Script) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Session.Runspace
    $output = New-Object Collections.Generic.List[psobject]
    $ended = @()
    try {
        $shell.AddScript($Script).Invoke($null, $output)
    }
    catch [Management.Automation.MethodInvocationException] {
        $ended = @($_.Exception.InnerException.ErrorRecord)
    }

    $streams = $shell.Streams
    [pscustomobject]@{
        Output  = @($output)
        Errors  = @($streams.Error) + $ended
        Streams = @($streams.Verbose) + @($streams.Debug) + @($streams.Warning) + @($streams.Information) -join "`n"
    }
    $shell.Dispose()
}

# Runs a script as at a prompt, and gives the text that it shows, errors included.
function Show-InSession([object] $Session, [string] $Script) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Session.Runspace
    $null = $shell.AddScript($Script).AddCommand('Out-Default')
    $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
    $null = $shell.Invoke()
    $shell.Dispose()
    $Session.Screen.TakeText()
}
