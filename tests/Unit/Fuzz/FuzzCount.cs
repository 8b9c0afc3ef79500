using System.Globalization;

namespace CognitoIdentity.UnitTests.Fuzz;

/// <summary>How many requests to try, and four times as many as answers: 10,000, or what CI_FUZZ_COUNT says.</summary>
internal static class FuzzCount
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CI_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 10_000;
}
