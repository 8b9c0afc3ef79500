# The few cmdlets of PowerShell's own modules that examples may use, which the engine in the tests does not have. A user has the
# real ones, of which these do what examples need.

function Select-Object {
    param([Parameter(Position = 0)] [string[]] $Property, [string] $ExpandProperty, [int] $First = -1, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $count = 0 }
    process {
        if ($First -ge 0 -and $count++ -ge $First) { return }
        if ($ExpandProperty) { return $InputObject.$ExpandProperty }
        if (-not $Property) { return $InputObject }
        $selected = [ordered]@{}
        foreach ($name in $Property) { $selected[$name] = $InputObject.$name }
        [pscustomobject] $selected
    }
}

function Sort-Object {
    param([Parameter(Position = 0)] [string] $Property, [switch] $Descending, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $all = [Collections.Generic.List[object]]::new() }
    process { $all.Add($InputObject) }
    end {
        $key = [Func[object, object]] { param($item) if ($Property) { $item.$Property } else { $item } }
        if ($Descending) { [Linq.Enumerable]::OrderByDescending($all, $key) } else { [Linq.Enumerable]::OrderBy($all, $key) }
    }
}

function Get-Content {
    param([Parameter(Mandatory, Position = 0)] [string] $Path)
    [IO.File]::ReadAllLines("$PWD/$Path")
}

function Set-Content {
    param([Parameter(Mandatory, Position = 0)] [string] $Path, [Parameter(ValueFromPipeline)] $Value)
    begin { $lines = [Collections.Generic.List[string]]::new() }
    process { $lines.Add("$Value") }
    end { [IO.File]::WriteAllLines("$PWD/$Path", $lines) }
}
