using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Finds secrets in text, plain or encoded, also if only a part is shown.</summary>
internal static class SecretSearch
{
    /// <summary>Long enough to exclude chance, and short enough to find a secret that a narrow column truncates.</summary>
    private const int Piece = 12;

    /// <summary>What is found, as <c>encoding: piece</c>.</summary>
    public static IEnumerable<string> Find(string text, IEnumerable<string> secrets)
    {
        // Without line breaks, as in an endless line.
        string line = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        (string Encoding, string[] Pieces)[] forms =
            [.. secrets.SelectMany(Parts).Distinct().SelectMany(Forms).Select(form => (form.Encoding, Pieces(form.Text).ToArray()))];

        // One search for all pieces, because most texts are long and contain none.
        if (!line.AsSpan().ContainsAny(SearchValues.Create([.. forms.SelectMany(form => form.Pieces)], StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        return
            from form in forms
            let found = form.Pieces.FirstOrDefault(piece => line.Contains(piece, StringComparison.OrdinalIgnoreCase))
            where found is not null
            select $"{form.Encoding}: {found}";
    }

    /// <summary>The secret part. The header of a JSON Web Token is not secret.</summary>
    private static string[] Parts(string secret) =>
        secret.StartsWith("eyJ", StringComparison.Ordinal) && secret.Split('.') is [_, .. { Length: 2 } rest] ? rest : [secret];

    private static IEnumerable<(string Encoding, string Text)> Forms(string secret)
    {
        yield return ("plain", secret);
        yield return ("URL", Uri.EscapeDataString(secret));
        yield return ("JSON", JsonEncodedText.Encode(secret).ToString());
        yield return ("hex", Convert.ToHexString(Encoding.UTF8.GetBytes(secret)));
        for (int offset = 0; offset < 3; offset++)
        {
            string base64 = Base64At(offset, secret);
            yield return ("base64", base64);
            yield return ("base64url", base64.Replace('+', '-').Replace('/', '_'));
        }
    }

    /// <summary>The part of the base64 text that doesn't depend on what precedes the secret, for this offset modulo 3.</summary>
    private static string Base64At(int offset, string secret)
    {
        byte[] bytes = [.. new byte[offset], .. Encoding.UTF8.GetBytes(secret)];
        int first = ((offset * 8) + 5) / 6;
        int end = bytes.Length * 8 / 6;
        return Convert.ToBase64String(bytes)[first..end];
    }

    private static IEnumerable<string> Pieces(string text) =>
        text.Length <= Piece ? [text] : Enumerable.Range(0, text.Length / Piece).Select(i => text.Substring(i * Piece, Piece));
}

/// <summary>The search finds shown, logged and stored secrets. <see cref="LeakTests"/> relies on this.</summary>
public sealed class SecretSearchTests : IDisposable
{
    // Each 12 characters include one that encodings escape.
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
    public void A_shown_secret_is_found(string script, string encoding)
    {
        string shown = Transcript.Of(_session, $"function Write {{ [CmdletBinding()] param($what) . $what }}; $secret = '{Planted}'; {script}");

        Assert.StartsWith(encoding, SecretSearch.Find(shown, [Planted]).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Region '{0}'")]
    [InlineData("Get-CIIdentityPoolRole '{0}'")]
    [InlineData("New-CIRoleMappingRule -Claim sub -MatchType Equals -Value '{0}' -RoleArn arn:aws:iam::123456789012:role/a")]
    public void A_logged_secret_is_found(string pipeline)
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
    public void A_secret_in_an_error_is_found(string exception)
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
