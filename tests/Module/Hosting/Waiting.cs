namespace CognitoIdentity.ModuleTests;

/// <summary>Waits for conditions, and fails after a timeout, so that no test hangs.</summary>
internal static class Waiting
{
    /// <summary>Much longer than any wait takes. It only ends a test that would hang.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a blocking call on another thread, and fails if it doesn't return.</summary>
    public static void ComesBack(Action blocking) => Task.Run(blocking).WaitAsync(Limit).GetAwaiter().GetResult();

    public static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Limit), "It did not come about.");

    public static void For(Task task) => task.WaitAsync(Limit).GetAwaiter().GetResult();
}
