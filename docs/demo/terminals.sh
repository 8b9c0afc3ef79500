#!/usr/bin/env bash
# Writes docs/demo/terminals.md: what real terminals of 80, 120 and 200 columns show. Needs tmux, and the built module in out/.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
page="$root/docs/demo/terminals.md"
session="cognitoidentity-demo-$$"
cd "$root"

lines=(
    'Get-CIIdentityPool'
    'Get-CIIdentityPool -Detailed | Format-Table'
    'Get-CIIdentityPool -Name shop-prod -Detailed'
    'Get-CIIdentityPoolRole -Name shop-prod'
    'Get-CIIdentityPool -Name shop-prod | Get-CIIdentity'
    '$credential; $credential | Format-Table'
    'Get-CILocalService | Format-Table'
    '(Get-CILocalService).RequestLog | Select-Object -Last 3'
    'Test-CIIdentityPool -Name shop-dev | Format-Table'
    'Update-CIIdentityPool -Name shop-prod -AllowClassicFlow $false -Tag @{ env = "prod" } -WhatIf'
    'Set-CIIdentityPoolRole -Name shop-prod -AuthenticatedRoleArn arn:aws:iam::123456789012:role/staff -WhatIf'
    'Get-CIIdentityPool shop-prod'
    'Remove-CIIdentityPool -Name shop* -Force'
)

{
    echo '# What a terminal shows'
    echo
    echo 'Captured from real sessions by `docs/demo/terminals.sh`. The colours of severities are not part of the text.'
} > "$page"

finish() { tmux kill-session -t "$session" 2> /dev/null || true; }
trap finish EXIT

# Waits until the prompt is the last line of the screen, after something was typed.
ready() {
    for _ in $(seq 600); do
        [ "$(tmux capture-pane -p -t "$session" | sed '/^ *$/d' | tail -1)" = 'PS>' ] && return
        sleep 0.1
    done
    echo 'The session did not come back to its prompt.' >&2
    exit 1
}

for width in 80 120 200; do
    tmux new-session -d -s "$session" -x "$width" -y 60 "dotnet tool run pwsh -- -NoLogo -NoProfile -NoExit -File docs/demo/terminals.ps1"
    ready
    printf '\n## %s columns\n' "$width" >> "$page"
    for line in "${lines[@]}"; do
        tmux send-keys -t "$session" -l "clear; $line"
        tmux send-keys -t "$session" Enter
        sleep 0.5
        ready
        { printf '\n```text\nPS> %s\n' "$line"; tmux capture-pane -p -t "$session" | sed 's/ *$//' | sed '/^PS>/d' | cat -s | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; printf '```\n'; } >> "$page"
    done
    finish
done
