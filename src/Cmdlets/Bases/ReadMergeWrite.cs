namespace CognitoIdentity.Commands;

/// <summary>
/// Changes part of what the service only takes whole: reads it, merges, writes it back, and begins anew when somebody else
/// wrote in between.
/// </summary>
internal sealed class ReadMergeWrite<T>
{
    private const int MaxAttempts = 5;
    private const string WrittenByOthers = "ConcurrentModification";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads what is there now.</summary>
    public required Func<T> Read { get; init; }

    /// <summary>Puts the changes into what was read.</summary>
    public required Action<T> Merge { get; init; }

    /// <summary>Writes it back, and gives what the service made of it.</summary>
    public required Func<T, T> Write { get; init; }

    /// <summary>Waits, unless the command is stopped.</summary>
    public required Action<TimeSpan> Pause { get; init; }

    /// <summary>Does it all on the calling thread: credentials may be a script's, which runs nowhere else.</summary>
    public T Run()
    {
        for (int attempt = 1; ; attempt++)
        {
            T current = Read();
            Merge(current);
            try
            {
                return Write(current);
            }
            catch (CognitoIdentityException e) when (e.ErrorId == WrittenByOthers && attempt < MaxAttempts)
            {
                // Writers that met once must not meet again: the pause grows and is different for each.
                Pause(FirstPause * attempt * (0.5 + Random.Shared.NextDouble()));
            }
        }
    }
}
