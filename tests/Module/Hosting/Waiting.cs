namespace CognitoIdentity.ModuleTests;

/// <summary>Waits for conditions, and fails when they do not come about: nothing here may hang.</summary>
internal static class Waiting
{
    /// <summary>Far longer than anything takes; it ends a test that would hang.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs what blocks on another thread, and fails if it does not come back.</summary>
    public static void ComesBack(Action blocking) => Task.Run(blocking).WaitAsync(Limit).GetAwaiter().GetResult();

    public static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Limit), "It did not come about.");

    public static void For(Task task) => task.WaitAsync(Limit).GetAwaiter().GetResult();
}
