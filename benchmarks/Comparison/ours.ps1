# What pwsh runs: ours.ps1 WORK. The settings are in variables BENCH_…; each line of output is a name and a value.
$ErrorActionPreference = 'Stop'

# Alternates between the contenders in one process. Dot-sourced, because each scope between a loop and its variables costs time.
$inTurns = {
    # Warm up the JIT compiler.
    $count = [int]$env:BENCH_WARMUP
    foreach ($way in $ways.Keys) { & $ways[$way] }

    $count = [int]$env:BENCH_COUNT
    for ($round = 0; $round -lt [int]$env:BENCH_ROUNDS; $round++) {
        foreach ($way in $ways.Keys) { . $measure }
    }
}

function Write-PeakMemory {
    "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
}

$work = @{
    # PowerShell writes its cache of modules some ten seconds after it reads them. Without the file, each import by name would sleep.
    'module-cache' = {
        Get-Module -ListAvailable | Out-Null
        while (-not (Test-Path ~/.cache/powershell/ModuleAnalysisCache*)) {
            Start-Sleep -Milliseconds 200
        }
    }

    # Which assemblies an import loads.
    'assemblies' = {
        $before = [AppDomain]::CurrentDomain.GetAssemblies().Count
        $module = Import-Module CognitoIdentity -PassThru
        $all = [AppDomain]::CurrentDomain.GetAssemblies()
        "loaded $($all.Count - $before)"
        $folder = $module.ModuleBase + [IO.Path]::DirectorySeparatorChar
        $all | Where-Object { -not $_.IsDynamic -and $_.Location.StartsWith($folder) } | ForEach-Object { "assembly $($_.Location.Substring($folder.Length))" }
    }

    # Lists all identities of a pool, one object after the other.
    'list' = {
        Import-Module CognitoIdentity
        Get-CIIdentity -IdentityPoolId $env:BENCH_POOL -First 60 | Out-Null
        $n = 0
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CIIdentity -IdentityPoolId $env:BENCH_POOL | ForEach-Object { $n++ }
        "seconds $($watch.Elapsed.TotalSeconds)"
        "count $n"
        Write-PeakMemory
    }

    # The same, but drops the objects.
    'list-to-null' = {
        Import-Module CognitoIdentity
        Get-CIIdentity -IdentityPoolId $env:BENCH_POOL | Out-Null
        Write-PeakMemory
    }

    # Asks the harness how many pages were requested as soon as the first object arrives.
    'first-object' = {
        Import-Module CognitoIdentity
        Get-CIIdentityPool | Out-Null
        $n = 0
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CIIdentity -IdentityPoolId $env:BENCH_POOL -First 6000 | ForEach-Object {
            if ($n++ -eq 0) {
                $seconds = $watch.Elapsed.TotalSeconds
                [Console]::WriteLine('? pages')
                "pages $([Console]::ReadLine())"
            }
        }
        "seconds $seconds"
    }

    # Describes the pools whose ids are in a file.
    'describe' = {
        Import-Module CognitoIdentity
        $ids = Get-Content $env:BENCH_IDS
        Get-CIIdentityPool -IdentityPoolId $ids[0] | Out-Null
        $limit = if ($env:BENCH_LIMIT) { @{ ThrottleLimit = [int]$env:BENCH_LIMIT } } else { @{} }
        $n = 0
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $ids | Get-CIIdentityPool @limit | ForEach-Object { $n++ }
        "seconds $($watch.Elapsed.TotalSeconds)"
        "count $n"
        "limit $([CognitoIdentity.Commands.GetIdentityPoolCommand]::new().ThrottleLimit)"
    }

    # Deletes the identities whose ids are in a file. The service counts what is left.
    'delete' = {
        Import-Module CognitoIdentity
        Get-CIIdentityPool | Out-Null
        $ids = Get-Content $env:BENCH_IDS
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $ids | Remove-CIIdentity -Force -ErrorAction SilentlyContinue
        "seconds $($watch.Elapsed.TotalSeconds)"
        "limit $([CognitoIdentity.Commands.RemoveIdentityCommand]::new().ThrottleLimit)"
    }

    # CPU time and allocations of a call: by the cmdlet, and by a bare HttpClient that signs each request or only the first.
    'one-call' = {
        Import-Module CognitoIdentity, CognitoIdentity.Floor
        $pool = $env:BENCH_POOL
        $url = [Uri]$env:AWS_ENDPOINT_URL
        $process = [Diagnostics.Process]::GetCurrentProcess()
        $ways = [ordered]@{
            cmdlet   = { for ($i = 0; $i -lt $count; $i++) { $null = Get-CIIdentityPool -IdentityPoolId $pool } }
            signed   = { for ($i = 0; $i -lt $count; $i++) { $null = Invoke-BareRequest -IdentityPoolId $pool -EndpointUrl $url } }
            prebuilt = { for ($i = 0; $i -lt $count; $i++) { $null = Invoke-BareRequest -IdentityPoolId $pool -EndpointUrl $url -SignedOnce } }
        }
        $measure = {
            $process.Refresh()
            $cpu = $process.TotalProcessorTime
            $bytes = [GC]::GetTotalAllocatedBytes($true)
            & $ways[$way]
            "$way-bytes $(([GC]::GetTotalAllocatedBytes($true) - $bytes) / $count)"
            $process.Refresh()
            "$way-cpu $(($process.TotalProcessorTime - $cpu).TotalMicroseconds / $count)"
        }
        . $inTurns
    }

    # Credentials from the cache, and a compiled cmdlet that does nothing.
    'cached' = {
        Import-Module CognitoIdentity, CognitoIdentity.Floor
        $pool = $env:BENCH_POOL
        $ways = [ordered]@{
            cached = { for ($i = 0; $i -lt $count; $i++) { $null = Get-CICredential $pool } }
            empty  = { for ($i = 0; $i -lt $count; $i++) { $null = Get-Nothing $pool } }
        }
        $measure = {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            & $ways[$way]
            "$way $($watch.Elapsed.TotalMicroseconds / $count)"
        }
        . $inTurns
    }
}

. $work[$args[0]]
