#!/usr/bin/env bash
# Writes docs/demo/terminals.md: what real terminals of 80, 120 and 200 columns show. Needs tmux, and the built module in out/.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
page="$root/docs/demo/terminals.md"
cd "$root"
width=0

# As most terminals have it. PowerShell breaks lines between words in English and some other languages, and anywhere in others.
export LANG=en_US.UTF-8

# Each width has a tmux server of its own.
screen() { tmux -L "cognitoidentity-$$-$width" "$@"; }

lines=(
    'Get-CIIdentityPool'
    'Get-CIIdentityPool -Detailed | Format-Table'
    'Get-CIIdentityPool -Name shop-prod -Detailed'
    'Get-CIIdentityPoolRole -Name shop-prod'
    'Get-CIIdentity -Name shop-prod'
    'Get-CIResourceTag -Name shop-prod'
    '$credential; $credential | Format-Table'
    'Get-CILocalService | Format-Table'
    '(Get-CILocalService).RequestLog | Select-Object -Last 3'
    'Test-CIIdentityPool -Name shop-dev'
    'Test-CIIdentityPool -Name shop-dev | Format-Table'
    'Test-CILoginToken $login.Logins -IdentityPoolId $shop'
    'New-CIRoleTrustPolicy $shop'
    'Update-CIIdentityPool -Name shop-prod -AllowClassicFlow $false -Tag @{ env = "prod" } -WhatIf'
    'Set-CIIdentityPoolRole -Name shop-prod -AuthenticatedRoleArn arn:aws:iam::123456789012:role/staff -WhatIf'
    'Get-CIIdentityPool shop-prod'
    'Remove-CIIdentityPool -Name shop* -Force'
)

{
    echo '# What a terminal shows'
    echo
    echo 'Captured from real sessions by `docs/demo/terminals.sh`, in English. The colours of severities are not part of the text. The views break'
    echo 'lines between words; text of the host, such as errors and warnings, breaks where the terminal ends.'
} > "$page"

finish() { screen kill-server 2> /dev/null || true; }
trap finish EXIT

# Waits until the prompt is the last line of the screen, after something was typed.
ready() {
    for _ in $(seq 600); do
        [ "$(screen capture-pane -p | sed '/^ *$/d' | tail -1)" = 'PS>' ] && return
        sleep 0.1
    done
    echo 'The session did not come back to its prompt.' >&2
    exit 1
}

for width in 80 120 200; do
    screen new-session -d -x "$width" -y 60 "dotnet tool run pwsh -- -NoLogo -NoProfile -NoExit -File docs/demo/terminals.ps1"
    ready
    printf '\n## %s columns\n' "$width" >> "$page"
    for line in "${lines[@]}"; do
        screen send-keys -l "clear; $line"
        screen send-keys Enter
        sleep 0.5
        ready
        { printf '\n```text\nPS> %s\n' "$line"; screen capture-pane -p | sed 's/ *$//' | sed '/^PS>/d' | cat -s | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; printf '```\n'; } >> "$page"
    done
    finish
done
