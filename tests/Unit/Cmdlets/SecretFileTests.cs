using CognitoIdentity.Commands.Export;

namespace CognitoIdentity.UnitTests.Cmdlets;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secret-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_writer_that_waits_for_another_can_be_stopped()
    {
        string path = Path.Combine(_folder, "file");
        using var stop = new CancellationTokenSource();

        SecretFile.Update(path, _ => WhileAnotherWaits(path, stop), CancellationToken.None);

        Assert.Equal("first", File.ReadAllText(path));
    }

    [Fact]
    public void The_lock_is_a_file_that_only_its_owner_can_open_and_that_does_not_stay()
    {
        SecretFile.Update(
            Path.Combine(_folder, "file"),
            _ =>
            {
                string held = Assert.Single(Directory.GetFiles(_folder));
                Assert.Throws<IOException>(() => File.ReadAllText(held));
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(held) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
                return [.. "first"u8];
            },
            CancellationToken.None);

        Assert.Equal([Path.Combine(_folder, "file")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_lock_of_a_killed_process_is_free()
    {
        File.WriteAllText(Path.Combine(_folder, ".cognitoidentity.lock"), "");

        SecretFile.Update(Path.Combine(_folder, "file"), _ => [.. "first"u8], CancellationToken.None);

        Assert.Equal([Path.Combine(_folder, "file")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_can_t_be_written_is_an_error_without_waiting_for_a_lock()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "no folder");

        Assert.ThrowsAny<IOException>(() => SecretFile.Update(Path.Combine(file, "below"), _ => [], CancellationToken.None));
    }

    private static byte[] WhileAnotherWaits(string path, CancellationTokenSource stop)
    {
        Exception? end = null;
        var other = new Thread(() => end = Record.Exception(() => SecretFile.Update(path, _ => [.. "second"u8], stop.Token)));
        other.Start();
        stop.Cancel();
        other.Join();
        Assert.IsType<OperationCanceledException>(end);
        return [.. "first"u8];
    }
}
