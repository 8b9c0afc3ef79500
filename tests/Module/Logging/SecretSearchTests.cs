using System.Globalization;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>A secret that is shown, logged or kept in an error is found: without that, <see cref="LeakTests"/> would prove nothing.</summary>
public sealed class SecretSearchTests : IDisposable
{
    // No 12 letters of it without one that encodings write otherwise.
    private const string Planted = "wJal/XUtn+EMI/K7MD+NG/PxRf+CYEX/MPLE+KEYs";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("$secret", "plain")]
    [InlineData("[pscustomobject]@{ Secret = $secret }", "plain")]
    [InlineData("1..4 | ForEach-Object { $row = [ordered]@{} } { $row[\"$_\"] = $secret } { [pscustomobject] $row }", "plain")]
    [InlineData("$Host.UI.Write($secret)", "plain")]
    [InlineData("Write { $PSCmdlet.WriteVerbose($secret) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteDebug($secret) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteWarning($secret) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteInformation($secret, @()) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'activity', $secret)) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('no'), 'id', 'NotSpecified', $secret)) }", "plain")]
    [InlineData("Write { $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('no', [Exception]::new($secret)), 'id', 'NotSpecified', 1)) }", "plain")]
    [InlineData("throw $secret", "plain")]
    [InlineData("$secret.Substring(3, 25)", "plain")]
    [InlineData("[Uri]::EscapeDataString($secret)", "URL")]
    [InlineData("[Uri]::EscapeDataString($secret).ToLowerInvariant()", "URL")]
    [InlineData("[System.Text.Json.JsonEncodedText]::Encode($secret, $null).ToString()", "JSON")]
    [InlineData("[Convert]::ToHexString([Text.Encoding]::UTF8.GetBytes($secret))", "hex")]
    [InlineData("[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($secret))", "base64")]
    [InlineData("[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('a' + $secret))", "base64")]
    [InlineData("[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('user:' + $secret + '!'))", "base64")]
    public void What_is_shown_is_found(string script, string encoding)
    {
        string shown = Transcript.Of(_session, $"function Write {{ [CmdletBinding()] param($what) . $what }}; $secret = '{Planted}'; {script}");

        Assert.StartsWith(encoding, SecretSearch.Find(shown, [Planted]).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Region '{0}'")]
    [InlineData("Get-CIIdentityPoolRole '{0}'")]
    [InlineData("New-CIRoleMappingRule -Claim sub -MatchType Equals -Value '{0}' -RoleArn arn:aws:iam::123456789012:role/a")]
    public void What_is_logged_is_found(string pipeline)
    {
        IReadOnlyList<string> log = PipelineLog.Of(_session, string.Format(CultureInfo.InvariantCulture, pipeline, Planted));

        Assert.StartsWith("plain", SecretSearch.Find(string.Join('\n', log), [Planted]).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Exception]::new('no', [Exception]::new($secret))")]
    [InlineData("[AggregateException]::new([Exception]::new('no'), [Exception]::new($secret))")]
    [InlineData("[Exception]::new('no') | ForEach-Object { $_.Data['what'] = $secret; $_ }")]
    [InlineData("[Exception]::new('no') | ForEach-Object { $_.HelpLink = $secret; $_ }")]
    [InlineData("[ArgumentException]::new('no', $secret)")]
    public void What_an_error_holds_is_found(string exception)
    {
        Outcome outcome = _session.Invoke($"$secret = '{Planted}'; throw ({exception})");

        Assert.NotEmpty(SecretSearch.Find(ErrorText.Of(outcome.Error), [Planted]));
    }

    [Fact]
    public void The_target_of_an_error_is_found_when_it_is_sent_elsewhere()
    {
        Outcome outcome = _session.Invoke(
            $"function Fail {{ [CmdletBinding()] param() $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('no'), 'id', 'NotSpecified', [Net.NetworkCredential]::new('', '{Planted}'))) }}; Fail");

        Assert.NotEmpty(SecretSearch.Find(ErrorText.Of(outcome.Error), [Planted]));
    }
}
