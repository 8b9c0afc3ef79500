namespace CognitoIdentity.Commands;

/// <summary>Changes part of what the service only takes whole: reads it, merges, writes it back, and begins anew when somebody else wrote in between.</summary>
internal static class ReadMergeWrite
{
    private const int MaxAttempts = 5;
    private const string WrittenByOthers = "ConcurrentModification";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> ChangeAsync<T>(
        Func<CancellationToken, Task<T>> read, Action<T> merge, Func<T, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            T current = await read(cancellationToken).ConfigureAwait(false);
            merge(current);
            try
            {
                return await write(current, cancellationToken).ConfigureAwait(false);
            }
            catch (CognitoIdentityException e) when (e.ErrorId == WrittenByOthers && attempt < MaxAttempts)
            {
                // Writers that met once must not meet again: the pause grows and is different for each.
                await Task.Delay(FirstPause * attempt * (0.5 + Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
