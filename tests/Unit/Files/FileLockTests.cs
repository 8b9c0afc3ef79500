using System.Collections.Concurrent;

namespace CognitoIdentity.UnitTests.Files;

public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("file-lock-").FullName;

    private string LockPath => Path.Combine(_folder, "lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_at_a_time_has_it()
    {
        using (FileLock? first = FileLock.TryTake(LockPath))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(LockPath));
        }

        using FileLock? next = FileLock.TryTake(LockPath);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_lock_can_be_taken_while_it_is_released()
    {
        const int Threads = 4, Turns = 3_000;
        int inside = 0, together = 0;
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(TakeTurns))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Empty(failures);
        Assert.Equal(0, together);
        Assert.Empty(Directory.GetFiles(_folder));

        void TakeTurns()
        {
            try
            {
                for (int turn = 0; turn < Turns; turn++)
                {
                    using FileLock? taken = FileLock.TryTake(LockPath);
                    if (taken is null)
                    {
                        continue;
                    }

                    if (Interlocked.Increment(ref inside) > 1)
                    {
                        Interlocked.Increment(ref together);
                    }

                    Interlocked.Decrement(ref inside);
                }
            }
            catch (Exception error)
            {
                failures.Enqueue(error);
            }
        }
    }

    [Fact]
    public void A_file_that_was_removed_is_not_the_lock()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An open file can't be removed.");
        using FileStream file = AtomicFile.Open(LockPath, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);

        Assert.True(AtomicFile.IsAt(file, LockPath));
        File.Delete(LockPath);
        Assert.False(AtomicFile.IsAt(file, LockPath));
        File.WriteAllText(LockPath, "");
        Assert.False(AtomicFile.IsAt(file, LockPath));
    }
}
