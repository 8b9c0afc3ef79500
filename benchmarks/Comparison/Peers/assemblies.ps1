# Which assemblies an import loads.
$ErrorActionPreference = 'Stop'
$before = [AppDomain]::CurrentDomain.GetAssemblies().Count
$module = Import-Module CognitoIdentity -PassThru
$all = [AppDomain]::CurrentDomain.GetAssemblies()
"loaded $($all.Count - $before)"
$folder = $module.ModuleBase + [IO.Path]::DirectorySeparatorChar
$all | Where-Object { -not $_.IsDynamic -and $_.Location.StartsWith($folder) } | ForEach-Object { "assembly $($_.Location.Substring($folder.Length))" }
