using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.Client.Configuration;

/// <summary>A sign-in to IAM Identity Center that <c>aws sso login</c> keeps in a file.</summary>
/// <param name="Exists">Whether the file exists.</param>
/// <param name="End">When it ends; null if the file doesn't say.</param>
internal sealed record SignIn(bool Exists, DateTimeOffset? End)
{
    private static readonly SignIn None = new(Exists: false, End: null);

    public bool HasEnded => End < DateTimeOffset.UtcNow;

    public static SignIn Of(AwsProfile profile)
    {
        try
        {
            string key = profile[AwsFiles.SignInKey] ?? ProfileChain.SingleSignOn(profile, "sso_start_url")!;
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(HomeFolder.Path, ".aws", "sso", "cache", FileName(key))));
            return Text("accessToken") is null ? None : new SignIn(Exists: true, Time(Text("expiresAt")));

            string? Text(string name) =>
                document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return None;
        }
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text?.Replace("UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    [SuppressMessage("Security", "CA5350", Justification = "The AWS CLI names the file so.")]
    [SuppressMessage("Performance", "CA1850", Justification = ".NET Framework has no such method.")]
    private static string FileName(string key)
    {
        using var hash = SHA1.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(key)).Select(part => part.ToString("x2", CultureInfo.InvariantCulture))) + ".json";
    }
}
