using System.Collections.Concurrent;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>What a process that watches the folder sees during an export.</summary>
public sealed class WatchedExportTests : ExportTests
{
    [Theory]
    [InlineData("Profile -ProfileName default", true)]
    [InlineData("Profile -ProfileName default", false)]
    [InlineData("Bash", true)]
    [InlineData("DotEnv", false)]
    public void The_file_is_never_there_in_part(string target, bool exists)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems put several events into one.");
        if (exists)
        {
            File.WriteAllText(PathOf("file"), "[default]\n");
        }

        var events = new ConcurrentQueue<string>();
        using var watcher = new FileSystemWatcher(Folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes };
        watcher.Created += (_, e) => events.Enqueue($"created {e.Name}");
        watcher.Changed += (_, e) => events.Enqueue($"changed {e.Name}");
        watcher.Deleted += (_, e) => events.Enqueue($"deleted {e.Name}");
        watcher.Renamed += (_, e) => events.Enqueue($"put {e.Name}");
        watcher.EnableRaisingEvents = true;

        Export($"{target} -Path '{PathOf("file")}'");
        File.WriteAllText(PathOf("end"), string.Empty);
        Waiting.Until(() => events.Contains("created end"));

        Assert.Equal(["put file"], events.Where(line => line.EndsWith(" file", StringComparison.Ordinal)));
        Assert.Single(events, line => line.StartsWith("created .file.", StringComparison.Ordinal));
    }
}
