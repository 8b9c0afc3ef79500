namespace CognitoIdentity.EnduranceTests;

/// <summary>The sizes of the tests: short by default, long if the variable <c>ENDURANCE</c> is <c>long</c>.</summary>
internal static class Sizes
{
    public static bool AreLong { get; } = Environment.GetEnvironmentVariable("ENDURANCE") == "long";

    public static int Of(int inShort, int inLong) => AreLong ? inLong : inShort;
}

/// <summary>The memory of the process that is in use.</summary>
internal static class Heap
{
    public const long AllowedGrowth = 8 * 1024 * 1024;

    public static long Measure()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
