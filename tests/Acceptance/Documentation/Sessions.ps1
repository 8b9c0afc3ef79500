# Sessions in which the tests run the documentation: runspaces of this process, each with an environment, a folder, a screen, and the
# module, imported by name. To be dot-sourced in BeforeAll, after Common.ps1.

# In other languages, PowerShell breaks lines within words.
[cultureinfo]::CurrentCulture = 'en-US'

if (-not ('CognitoIdentity.ModuleTests.CapturingHost' -as [type])) {
    $usings = Join-Path $TestDrive 'Usings.cs'
    [IO.File]::WriteAllText($usings, 'global using System; global using System.Collections.Generic;')
    $hosting = "$PSScriptRoot/../../Module/Hosting"
    Add-Type -Path $usings, "$hosting/CapturingHost.cs" -CompilerOptions /nullable:enable
}

# Opens a session, whose location is a new folder.
function Open-Session {
    $folder = Join-Path $TestDrive ([Guid]::NewGuid())
    $null = New-Item $folder -ItemType Directory
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule('CognitoIdentity')
    $screen = New-Object CognitoIdentity.ModuleTests.CapturingHost $ScreenWidth
    $runspace = [runspacefactory]::CreateRunspace($screen, $state)
    $runspace.Open()
    $session = [pscustomobject]@{ Folder = $folder; Screen = $screen; Runspace = $runspace; Environment = [Environment]::GetEnvironmentVariables() }
    $null = Invoke-InSession $session "Set-Location '$folder'"
    $session
}

# Opens a session that has run Start-CILocalService, and nothing else. The service has what World.ps1 makes.
function Open-World {
    $world = Join-Path $TestDrive 'world.json'
    if (-not (Test-Path $world)) {
        $maker = Open-Session
        $null = Invoke-InSession $maker ([IO.File]::ReadAllText("$PSScriptRoot/World.ps1"))
        Copy-Item (Join-Path $maker.Folder 'state.json') $world
        Close-Session $maker
    }

    $session = Open-Session
    Copy-Item $world (Join-Path $session.Folder 'state.json')
    $null = Invoke-InSession $session 'Start-CILocalService -StatePath state.json'
    $session
}

# Opens a session that has run Start-CILocalService, whose service is empty.
function Open-EmptyWorld {
    $session = Open-Session
    $null = Invoke-InSession $session 'Start-CILocalService'
    $session
}

# Ends a session and its services, and restores the environment.
function Close-Session([object] $Session) {
    $null = Invoke-InSession $Session 'Get-Module CognitoIdentity | Remove-Module'
    $Session.Runspace.Dispose()
    Restore-Environment $Session.Environment
}

# Runs a script that must not fail, and returns its output.
function Invoke-InSession([object] $Session, [string] $Script) {
    $outcome = Get-Outcome $Session $Script
    if ($outcome.Errors) {
        throw "$($outcome.Errors -join "`n")`nin`n$Script"
    }

    $outcome.Output
}

# Runs a script, and returns its output, its errors (including a terminating one), and the text of all other streams.
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

# Runs a script as at a prompt, statement by statement, and returns the text that it shows, including errors.
function Show-InSession([object] $Session, [string] $Script) {
    $null = foreach ($statement in [scriptblock]::Create($Script).Ast.EndBlock.Statements) {
        $shell = [powershell]::Create()
        $shell.Runspace = $Session.Runspace
        $shell.AddScript($statement.Extent.Text).AddCommand('Out-Default')
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        $shell.Invoke()
        $shell.Dispose()
    }

    # .NET puts a narrow no-break space before AM and PM.
    $Session.Screen.TakeText().Replace([char] 0x202F, ' ')
}
