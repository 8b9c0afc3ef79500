namespace CognitoIdentity.EnduranceTests;

/// <summary>How much a test does: little in each run of all tests, the whole when <c>ENDURANCE</c> is <c>long</c>.</summary>
internal static class Sizes
{
    public static bool AreLong { get; } = Environment.GetEnvironmentVariable("ENDURANCE") == "long";

    public static int Of(int inShort, int inLong) => AreLong ? inLong : inShort;
}
