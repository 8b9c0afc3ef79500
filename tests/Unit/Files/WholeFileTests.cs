using System.Runtime.Versioning;

namespace CognitoIdentity.UnitTests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    private string FilePath => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_new_takes_the_place_of_what_was_there()
    {
        File.WriteAllText(FilePath, "before, and longer");

        WholeFile.Replace(FilePath, WholeFile.OwnerOnly, stream => stream.Write("after"u8));

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

        WholeFile.Replace(FilePath, WholeFile.OwnerOnly, stream => stream.Write("after"u8));

        Assert.Equal("theirs", File.ReadAllText(other));
    }

    [Fact]
    public void What_was_there_stays_when_writing_fails()
    {
        File.WriteAllText(FilePath, "before");

        Assert.Throws<IOException>(() => WholeFile.Replace(FilePath, WholeFile.OwnerOnly, stream =>
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
        WholeFile.Replace(FilePath, WholeFile.OwnerOnly, stream => atFirst = File.GetUnixFileMode(((FileStream)stream).Name));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, atFirst);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }
}
