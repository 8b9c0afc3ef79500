using System.Runtime.Versioning;

namespace CognitoIdentity.UnitTests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    private string FilePath => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_new_content_replaces_the_old()
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
    public void The_old_content_stays_if_writing_fails()
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
    public void Readers_see_the_new_content_only_when_it_is_complete()
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
    public void The_file_can_not_be_opened_during_the_write() => AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream =>
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

    [Fact]
    public void The_next_writer_removes_the_temporary_files_of_a_killed_one()
    {
        string left = Path.Combine(_folder, ".file.0123456789abcdef0123456789abcdef.tmp");
        string other = Path.Combine(_folder, ".file.more.0123456789abcdef0123456789abcdef.tmp");
        File.WriteAllText(left, "half a secr");
        File.WriteAllText(other, "of a file of another name");

        AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => stream.Write("after"u8));

        Assert.Equal([other, FilePath], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        File.WriteAllText(FilePath, "before");
        new FileInfo(FilePath).IsReadOnly = true;
        try
        {
            var error = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => stream.Write("after"u8)));
            Assert.Equal($"{FilePath} is read-only", error.Message);
            Assert.Equal("before", File.ReadAllText(FilePath));
        }
        finally
        {
            new FileInfo(FilePath).IsReadOnly = false;
        }
    }

    [Fact]
    public void A_file_of_another_user_is_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can give a file to another user.");
        File.WriteAllText(FilePath, "theirs");
        using (var chown = System.Diagnostics.Process.Start("chown", ["12345", FilePath]))
        {
            chown.WaitForExit();
        }

        var error = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Replace(FilePath, AtomicFile.OwnerOnly, stream => stream.Write("after"u8)));
        Assert.Equal($"{FilePath} belongs to another user", error.Message);
        Assert.Equal("theirs", File.ReadAllText(FilePath));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Every_folder_that_is_made_is_its_owner_s_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        string folder = Path.Combine(_folder, "a", "b", "c");

        AtomicFile.CreateFolder(folder);

        foreach (string made in new[] { folder, Path.GetDirectoryName(folder)!, Path.Combine(_folder, "a") })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
        }
    }

    [Theory]
    [InlineData("aws/credentials", "private/creds")]
    [InlineData("aws/../aws/credentials", "private/creds")]
    [InlineData("direct", "private/creds")]
    [InlineData("away/new", "private/new")]
    [InlineData("aws/missing", "dotfiles/aws/missing")]
    public void A_link_is_followed_from_where_its_folder_really_is(string path, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        string real = AtomicFile.Resolve(_folder);
        Directory.CreateDirectory(Path.Combine(_folder, "dotfiles", "aws"));
        Directory.CreateDirectory(Path.Combine(_folder, "private"));
        File.WriteAllText(Path.Combine(_folder, "private", "creds"), "");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "aws"), "dotfiles/aws");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "away"), "aws/../../private");
        File.CreateSymbolicLink(Path.Combine(_folder, "dotfiles", "aws", "credentials"), "../../private/creds");
        File.CreateSymbolicLink(Path.Combine(_folder, "direct"), "aws/credentials");

        Assert.Equal(Path.Combine(real, expected), AtomicFile.Resolve(Path.Combine(_folder, path)));
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        File.CreateSymbolicLink(FilePath, "other");
        File.CreateSymbolicLink(Path.Combine(_folder, "other"), "file");

        Assert.Contains("circle", Assert.Throws<IOException>(() => AtomicFile.Resolve(FilePath)).Message, StringComparison.Ordinal);
    }
}
