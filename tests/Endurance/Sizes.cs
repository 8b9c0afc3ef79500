namespace CognitoIdentity.EnduranceTests;

/// <summary>The sizes of the tests: short by default, long if the variable <c>ENDURANCE</c> is <c>long</c>.</summary>
internal static class Sizes
{
    public static bool AreLong { get; } = Environment.GetEnvironmentVariable("ENDURANCE") == "long";

    public static int Of(int inShort, int inLong) => AreLong ? inLong : inShort;
}
