using CognitoIdentity.Commands.Export;

namespace CognitoIdentity.UnitTests.Cmdlets;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secret-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_waits_for_another_can_be_stopped()
    {
        string path = Path.Combine(_folder, "file");
        using var stop = new CancellationTokenSource();

        SecretFile.Update(path, _ => WhileAnotherWaits(path, stop), CancellationToken.None);

        Assert.Equal("first", File.ReadAllText(path));
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
