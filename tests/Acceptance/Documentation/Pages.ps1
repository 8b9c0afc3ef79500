# How the tests read and update the pages of the documentation. To be dot-sourced.

# Get-Help indents examples by 4 of 80 columns, and breaks lines that fill the last one.
$ScreenWidth = 75

# The scripts of a page, in order: its blocks of powershell, each with the block of output that follows it.
function Read-Page([string] $Path) {
    $step = $null
    $section = ''
    foreach ($match in [regex]::Matches([IO.File]::ReadAllText($Path), '(?ms)^#+ (?<title>[^\n]+)$|^```(?<kind>\w*)(?<norun> no-run)?\n(?<text>.*?)\n?^```$')) {
        $text = $match.Groups['text']
        if ($match.Groups['title'].Success) {
            $section = $match.Groups['title'].Value
        }
        elseif ($match.Groups['kind'].Value -eq 'powershell') {
            $step
            $step = [pscustomobject]@{ Section = $section; Script = $text.Value; Runs = -not $match.Groups['norun'].Success; Output = $null }
        }
        elseif ($match.Groups['kind'].Value -eq 'output' -and $step) {
            $step.Output = $text
        }
    }

    $step
}

# Shown text on one line, without parts that differ from run to run. Pages and consoles may break long lines at different places.
function Get-Shape([string] $Text) {
    # The order matters: the mask of a token also hides GUIDs in it. The GUIDs of World.ps1 stay, because many examples are about them.
    # The world has its own service, and a session returns to it when an example stops another. A reader doesn't have it.
    $masks = @(
        @('(?m)^WARNING: This session now calls the local service .*$', ''),
        @('\beyJ[\w-]+\.[\w-]+\.[\w-]*', 'TOKEN'),
        @('\bASIA[A-Z0-9]{16}\b', 'KEY'),
        @('(?!0a1b2c3d-|00000000-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'GUID'),
        @('127\.0\.0\.1:\d+', '127.0.0.1:PORT'),
        @('\b\d{4}-\d\d-\d\d', 'DATE'),
        @('\b\d{1,2}/\d{1,2}/\d{4}', 'MONTH/DAY/YEAR'),
        @('(?<!\d)\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?( [AP]M)?\b', 'TIME'),
        @('\b[\d.,]+ m?s\b', 'DURATION'),
        @('-{3,}', '---'),
        @('\s+', ' ')
    )
    foreach ($mask in $masks) {
        $Text = $Text -creplace $mask
    }

    $Text.Trim()
}

# A text whose lines are broken between words, where they are wider than the screen.
function Get-Wrapped([string] $Text) {
    $lines = foreach ($line in ($Text -split '\r?\n').TrimEnd()) {
        while ($line.Length -gt $ScreenWidth -and ($space = $line.LastIndexOf(' ', $ScreenWidth)) -gt 0) {
            $line.Substring(0, $space)
            $line = $line.Substring($space + 1)
        }

        $line
    }

    $lines -join "`n"
}

# Writes what the scripts show now into the page. Each change has the output as it was read, and the text that takes its place.
function Update-Page([string] $Path, [object[]] $Change) {
    $text = [IO.File]::ReadAllText($Path)
    for ($i = $Change.Count - 1; $i -ge 0; $i--) {
        $old = $Change[$i].Output
        $new = (Get-Wrapped $Change[$i].Shown).Trim("`n")
        $text = $text.Remove($old.Index, $old.Length).Insert($old.Index, $new)
    }

    [IO.File]::WriteAllText($Path, $text)
}
