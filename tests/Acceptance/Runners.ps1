# Simulates the runners of GitHub Actions and Azure DevOps: how they read our YAML, run a step, and give a job its token.
# To be dot-sourced after Common.ps1.

# Reads a YAML file of the project into dictionaries and lists. All scalars are strings.
function Read-Yaml([string] $Path) {
    if (-not ('YamlDotNet.Serialization.DeserializerBuilder' -as [type])) {
        $versions = [xml] (Get-Content "$PSScriptRoot/../../Directory.Packages.props" -Raw)
        $version = $versions.SelectSingleNode('//PackageVersion[@Include="YamlDotNet"]').Version
        Add-Type -Path "$(Get-PackageFolder yamldotnet $version)/lib/netstandard2.0/YamlDotNet.dll"
    }

    $text = [IO.StringReader]::new((Get-Content "$PSScriptRoot/../../$Path" -Raw))
    ConvertTo-Tree ([YamlDotNet.Serialization.DeserializerBuilder]::new().WithDuplicateKeyChecking().Build().Deserialize($text))
}

# The keys of a dictionary are members in PowerShell only if their type is string.
function ConvertTo-Tree($Node) {
    if ($Node -is [Collections.IDictionary]) {
        $tree = [ordered] @{}
        foreach ($key in $Node.Keys) { $tree[[string] $key] = ConvertTo-Tree $Node[$key] }
        $tree
    }
    elseif ($Node -is [Collections.IList]) {
        , @($Node | ForEach-Object { ConvertTo-Tree $_ })
    }
    else {
        $Node
    }
}

# Some functions of the runner's script, as a script block that calls the first of them.
function Get-RunnerFunction([string[]] $Name) {
    $tree = [Management.Automation.Language.Parser]::ParseFile((Resolve-Path "$PSScriptRoot/../../runner/credentials.ps1"), [ref] $null, [ref] $null)
    $functions = $tree.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] -and $args[0].Name -in $Name }, $false)
    [scriptblock]::Create("$($functions -join "`n")`n$($Name[0]) `$args[0]")
}

# The step of action.yml: its script, its environment, and the defaults of the inputs.
function Get-GitHubStep {
    $action = Read-Yaml 'action.yml'
    $default = @{}
    foreach ($name in $action.inputs.Keys) { $default[$name] = "$($action.inputs[$name].default)" }
    $step = @($action.runs.steps)[0]
    [pscustomobject] @{ Script = $step.run; Environment = $step.env; Default = $default; Outputs = $action.outputs }
}

# The step of azure/credentials.yml. The agent knows the token of the pipeline.
function Get-AzureStep {
    $template = Read-Yaml 'azure/credentials.yml'
    $default = @{ 'System.AccessToken' = 'of-the-job' }
    foreach ($parameter in $template.parameters) { $default[$parameter.name] = "$($parameter.default)" }
    $step = @($template.steps)[0]
    [pscustomobject] @{ Script = $step.inputs.script; Environment = $step.env; Default = $default }
}

# The environment of a step: `${{ inputs.name }}`, `${{ parameters.name }}` and `$(name)` become what the job gives, or the default.
function Get-StepEnvironment([psobject] $Step, [Collections.IDictionary] $Given) {
    $Given.Keys | Where-Object { -not $Step.Default.Contains($_) } | ForEach-Object { throw "There is no input '$_'." }
    $environment = @{}
    foreach ($variable in $Step.Environment.Keys) {
        $text = $Step.Environment[$variable]
        $name = $text -replace '^(?:\$\{\{ (?:inputs|parameters)\.([\w-]+) \}\}|\$\(([\w.]+)\))$', '$1$2'
        if (-not $Step.Default.Contains($name)) { throw "'$text' is not an input." }
        $environment[$variable] = if ($Given.Contains($name)) { $Given[$name] } else { $Step.Default[$name] }
    }

    $environment
}

# Starts a script in a new PowerShell. It has only those runner variables that are in -Environment.
function Start-Script([string] $File, [Collections.IDictionary] $Environment = @{}) {
    $program, $first = Get-ShellCommand
    $arguments = $(if ($first) { "`"$first`" " }) + "-NoLogo -NoProfile -NonInteractive -Command `". '$File'`""
    $start = [Diagnostics.ProcessStartInfo]::new($program, $arguments)
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    foreach ($name in @($start.EnvironmentVariables.Keys)) {
        if ($name -match '^(GITHUB|ACTIONS|SYSTEM)_|^TF_BUILD$') { $start.EnvironmentVariables.Remove($name) }
    }

    foreach ($name in $Environment.Keys) { $start.EnvironmentVariables[$name] = $Environment[$name] }
    [Diagnostics.Process]::Start($start)
}

# Starts an agent: a PowerShell that runs one step after the other, much faster than a new one for each step.
function Start-Agent {
    $file = Join-Path $TestDrive 'agent.ps1'
    [IO.File]::WriteAllText($file, @'
        while ($null -ne ($line = [Console]::In.ReadLine())) {
            $step = $line | ConvertFrom-Json
            $variables = @($step.Environment.psobject.Properties)
            foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
            $global:LASTEXITCODE = 0
            try { & $step.File 2>&1 | Out-Host } catch { $_ | Out-Host; $global:LASTEXITCODE = 1 }
            $Host.UI.WriteLine("exit code $LASTEXITCODE")
            Get-Module CognitoIdentity | Remove-Module
            foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable.Name, [NullString]::Value) }
        }
'@)
    Start-Script $file
}

function Stop-Agent([Diagnostics.Process] $Agent) {
    $Agent.StandardInput.Close()
    $Agent.WaitForExit()
    $Agent.Dispose()
}

# Runs the script of a step, between the lines that both runners put around it, in a new PowerShell or by an agent. The verbose and debug
# streams are on. Install-PSResource only writes the name of the module.
function Invoke-StepScript([string] $Script, [Collections.IDictionary] $Environment, [Diagnostics.Process] $Agent) {
    $file = Join-Path $TestDrive "$([Guid]::NewGuid()).ps1"
    $lines = @(
        '$ErrorActionPreference = "Stop"'
        '$VerbosePreference = $DebugPreference = "Continue"'
        '$PSDefaultParameterValues["Import-Module:Verbose"] = $false'
        'function Install-PSResource {'
        '    param($Name, $Version, [switch] $Prerelease, $Repository, [switch] $TrustRepository, $Scope, [switch] $Reinstall, [switch] $Quiet)'
        '    "installed $Name $Version from $Repository for $Scope"'
        '}'
        $Script
        'if (Test-Path -LiteralPath variable:\LASTEXITCODE) { exit $LASTEXITCODE }'
    )
    [IO.File]::WriteAllLines($file, $lines)

    if ($Agent) {
        $Agent.StandardInput.WriteLine((ConvertTo-Json -Compress @{ File = $file; Environment = $Environment }))
        $shown = @(while ($null -ne ($line = $Agent.StandardOutput.ReadLine()) -and -not ($line -match '^exit code (\d+)$')) { $line })
        $exitCode = [int] $Matches[1]
    }
    else {
        $process = Start-Script $file $Environment
        $process.StandardInput.Close()
        $shown = $process.StandardOutput.ReadToEnd() -split '\r?\n'
        $process.WaitForExit()
        $exitCode = $process.ExitCode
        $process.Dispose()
    }

    $commands, $log = @($shown -ne '').Where({ $_ -match '^(::|##vso\[)' }, 'Split')
    [pscustomobject] @{ ExitCode = $exitCode; Commands = $commands; Log = $log }
}

# What a log shows of secrets: their pieces of 12 characters, also where lines are broken. The header of a token is not secret.
function Find-Secret([string[]] $Log, [string[]] $Secret) {
    $text = -join $Log -replace '\s'
    foreach ($value in $Secret) {
        if (-not $value) { throw 'A secret is empty.' }
        $hidden = $value -replace '^eyJ[\w-]+\.'
        for ($i = 0; $i -eq 0 -or $i + 12 -le $hidden.Length; $i += 12) {
            $piece = $hidden.Substring($i, [Math]::Min(12, $hidden.Length - $i))
            if ($text.IndexOf($piece, [StringComparison]::OrdinalIgnoreCase) -ge 0) { $piece }
        }
    }
}

# What the runner of GitHub reads from a file that a step has written: lines of NAME=value, or NAME<<END, lines of the value, and END.
function Read-RunnerFile([string] $Path) {
    $values = [ordered] @{}
    foreach ($match in [regex]::Matches([IO.File]::ReadAllText($Path), '(?m)^(?<name>[^=\r\n]+?)(?:<<(?<end>.+?)\r?\n(?<value>(?s:.*?))\r?\n\k<end>|=(?<value>.*?))\r?$')) {
        $values[$match.Groups['name'].Value] = $match.Groups['value'].Value
    }

    $values
}

# Starts the endpoint of a runner that gives tokens to jobs. It answers a request that is Expected with the next of its Answers, a status or
# a JSON text, and repeats the last of them. It answers every other request with 401. It is a server of its own, because Windows PowerShell
# can't compile those of tests/Http.
function Start-TokenEndpoint {
    # HttpListener needs a port number. If another process takes the free port that was found, the next attempt finds another.
    for ($attempt = 1; ; $attempt++) {
        $port = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $port.Start()
        $url = "http://$($port.LocalEndpoint)"
        $port.Stop()

        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("$url/")
        try {
            $listener.Start()
            break
        }
        catch {
            if ($attempt -eq 5) { throw }
        }
    }

    $endpoint = [hashtable]::Synchronized(@{
        Url      = $url
        Expected = ''
        Answers  = [Collections.Queue]::new()
        Requests = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
        Listener = $listener
        Shell    = [PowerShell]::Create()
    })
    $null = $endpoint.Shell.AddScript({
        param($endpoint)
        while ($true) {
            try { $context = $endpoint.Listener.GetContext() } catch { return }
            $request = "$($context.Request.HttpMethod) $($context.Request.RawUrl) $($context.Request.Headers['Authorization'])"
            $null = $endpoint.Requests.Add($request)
            $answer = 401
            if ($request -ceq $endpoint.Expected) {
                $answer = if ($endpoint.Answers.Count -gt 1) { $endpoint.Answers.Dequeue() } else { $endpoint.Answers.Peek() }
            }

            if ($answer -is [int]) {
                $context.Response.StatusCode = $answer
                $context.Response.StatusDescription = '##[warning]any text'
                $context.Response.Close()
            }
            else {
                $context.Response.ContentType = 'application/json'
                $context.Response.Close([Text.Encoding]::UTF8.GetBytes($answer), $true)
            }
        }
    }).AddArgument($endpoint).BeginInvoke()
    $endpoint
}

function Stop-TokenEndpoint([hashtable] $Endpoint) {
    $Endpoint.Listener.Close()
    $Endpoint.Shell.Dispose()
}
