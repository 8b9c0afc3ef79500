using System.Runtime.Versioning;

namespace CognitoIdentity.UnitTests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    private string FilePath => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_new_takes_the_place_of_what_was_there()
    {
        File.WriteAllText(FilePath, "before, and longer");

        AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => stream.Write("after"u8));

        Assert.Equal("after", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("file.new")]
    [InlineData(".file.tmp")]
    public void Files_of_others_stay(string name)
    {
        string other = Path.Combine(_folder, name);
        File.WriteAllText(other, "theirs");

        AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => stream.Write("after"u8));

        Assert.Equal("theirs", File.ReadAllText(other));
    }

    [Fact]
    public void What_was_there_stays_when_writing_fails()
    {
        File.WriteAllText(FilePath, "before");

        Assert.Throws<IOException>(() => AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream =>
        {
            stream.Write("after"u8);
            throw new IOException("full");
        }));

        Assert.Equal("before", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void It_is_its_owners_from_the_first_byte_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        UnixFileMode? atFirst = null;
        AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => atFirst = File.GetUnixFileMode(((FileStream)stream).Name));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, atFirst);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Until_all_is_written_nobody_sees_any_of_it()
    {
        File.WriteAllText(FilePath, "before");
        List<(string Content, int Files)> seen = [];
        void Look() => seen.Add((File.ReadAllText(FilePath), Directory.GetFiles(_folder, "file*").Length));

        AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream =>
        {
            Look();
            stream.Write("af"u8);
            stream.Flush();
            Look();
            stream.Write("ter"u8);
        });

        Assert.Equal([("before", 1), ("before", 1)], seen);
        Assert.Equal("after", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Nobody_else_opens_what_is_being_written() => AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream =>
        Assert.Throws<IOException>(() => new FileStream(((FileStream)stream).Name, FileMode.Open, FileAccess.Read, FileShare.None)));

    [Theory]
    [InlineData(false, UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(true, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    [UnsupportedOSPlatform("windows")]
    public void One_that_is_added_to_is_its_owners_from_the_start_and_else_as_it_was(bool exists, UnixFileMode expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        if (exists)
        {
            File.WriteAllText(FilePath, "before");
            File.SetUnixFileMode(FilePath, expected);
        }

        using FileStream stream = AtomicFile.Open(FilePath, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);

        Assert.Equal(expected, File.GetUnixFileMode(FilePath));
    }
}
