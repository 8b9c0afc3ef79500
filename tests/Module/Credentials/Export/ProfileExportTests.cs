using System.Management.Automation;
using System.Runtime.Versioning;
using System.Text;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>Export-CICredential -To Profile.</summary>
public sealed class ProfileExportTests : ExportTests
{
    private const string Keys = "aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = the+secret/key\naws_session_token = the+session/token\n";

    private string Credentials => PathOf("credentials");

    [Theory]
    [InlineData("", "[x]\n" + Keys)]
    [InlineData("[a]\nk = v", "[a]\nk = v\n\n[x]\n" + Keys)]
    [InlineData("# comment\n\n", "# comment\n\n[x]\n" + Keys)]
    [InlineData("[x]", "[x]\n" + Keys)]
    [InlineData("[x]\n\n# of a\n[a]\n", "[x]\n" + Keys + "\n# of a\n[a]\n")]
    [InlineData("[xx]\naws_access_key_id = 1\n[x]\nregion = y\n", "[xx]\naws_access_key_id = 1\n[x]\nregion = y\n" + Keys)]
    [InlineData(" [ x ] # mine\nregion=y\n", " [ x ] # mine\nregion=y\n" + Keys)]
    [InlineData("[X]\naws_access_key_id = 1\n", "[X]\naws_access_key_id = 1\n\n[x]\n" + Keys)]
    [InlineData(
        "; first\n[x]\n# one\nAWS_Secret_Access_Key=2\n\n# two\nregion = y\naws_session_token = old\n  more of it\n  # and this\ns3 =\n  a = b\naws_access_key_id\t=\t1",
        "; first\n[x]\n# one\nAWS_Secret_Access_Key=the+secret/key\n\n# two\nregion = y\naws_session_token = the+session/token\n  # and this\ns3 =\n  a = b\naws_access_key_id\t=\tASIAEXAMPLE")]
    [InlineData(
        "[x]\n  aws_access_key_id = 1\n  aws_access_key_id = 2\n  aws_secret_access_key =\n  aws_security_token = 4\n",
        "[x]\n  aws_access_key_id = ASIAEXAMPLE\n  aws_secret_access_key =the+secret/key\naws_session_token = the+session/token\n")]
    [InlineData(
        "[x]\ns3 =\n  aws_access_key_id = nested\n  role_arn = nested\n",
        "[x]\ns3 =\n  aws_access_key_id = nested\n  role_arn = nested\n" + Keys)]
    public void Changes_one_profile_and_not_a_byte_elsewhere(string before, string after)
    {
        foreach (string newLine in new[] { "\n", "\r\n" })
        {
            File.WriteAllText(Credentials, Lines(before));

            Assert.Empty(Export($"Profile -ProfileName x -Path '{Credentials}'"));

            // A file without a line ending gives no hint which one to use.
            Assert.Equal(before.Contains('\n', StringComparison.Ordinal) ? Lines(after) : after, File.ReadAllText(Credentials));
            string Lines(string text) => text.Replace("\n", newLine, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Keeps_a_byte_order_mark_and_what_is_no_text()
    {
        byte[] before = [0xEF, 0xBB, 0xBF, .. "[größe]\naws_access_key_id = 1\n[latin]\nname = "u8, 0xFC, 0xA0, .. "\n"u8];
        File.WriteAllBytes(Credentials, before);

        Export($"Profile -ProfileName größe -Path '{Credentials}'");

        byte[] after = [0xEF, 0xBB, 0xBF, .. "[größe]\n"u8, .. Encoding.UTF8.GetBytes(Keys), .. "[latin]\nname = "u8, 0xFC, 0xA0, .. "\n"u8];
        Assert.Equal(after, File.ReadAllBytes(Credentials));
    }

    [Fact]
    public void Leaves_alone_a_file_that_it_can_not_read()
    {
        File.WriteAllText(Credentials, "[x]\n", Encoding.Unicode);
        byte[] before = File.ReadAllBytes(Credentials);

        Outcome outcome = Invoke($"$credential | Export-CICredential Profile -ProfileName default -Path '{Credentials}'");

        outcome.IsError("ExportFailed", ErrorCategory.WriteError, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.Equal(before, File.ReadAllBytes(Credentials));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Goes_into_the_usual_file_which_is_made_with_its_folder(bool isInHome)
    {
        Assert.SkipWhen(isInHome && OperatingSystem.IsWindows(), "The home folder can't be moved there.");
        string file = isInHome ? PathOf(".aws/credentials") : PathOf("new/folder/file");
        SetVariable("HOME", Folder);
        SetVariable("AWS_SHARED_CREDENTIALS_FILE", isInHome ? null : file);

        Export("Profile -ProfileName default");

        Assert.Equal("[default]\n" + Keys, File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(owner, File.GetUnixFileMode(file));
            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }
    }

    [Fact]
    public void Writes_no_profile_that_is_not_named()
    {
        File.WriteAllText(Credentials, "[default]\n");

        Assert.Equal("ExportProfileMissing", Invoke($"$credential | Export-CICredential Profile -Path '{Credentials}'").ErrorId);

        Assert.Equal("[default]\n", File.ReadAllText(Credentials));
    }

    [Theory]
    [InlineData(0, "", true, 1)]
    [InlineData(1, "", false, 1)]
    [InlineData(1, "-Force", true, 0)]
    [InlineData(0, "-WhatIf", false, 0)]
    public void Replaces_long_term_keys_only_after_a_question(int answer, string parameters, bool isReplaced, int questions)
    {
        const string LongTerm = "[x]\naws_access_key_id = AKIAOWN\naws_secret_access_key = own\n";
        File.WriteAllText(Credentials, LongTerm);
        Session.Host.Answer = answer;

        Outcome outcome = Invoke($"$credential | Export-CICredential Profile -ProfileName x -Path '{Credentials}' -PassThru {parameters}");

        Assert.Empty(outcome.Errors);
        Assert.Equal(isReplaced ? "[x]\n" + Keys : LongTerm, File.ReadAllText(Credentials));
        Assert.Equal(isReplaced ? 1 : 0, outcome.Output.Count);
        Assert.Equal(questions, Session.Host.Prompts.Count(prompt => prompt.Contains("has long-term keys", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("aws_session_token")]
    [InlineData("aws_security_token")]
    public void Replaces_keys_with_a_session_token_without_a_question(string token)
    {
        File.WriteAllText(Credentials, $"[x]\naws_access_key_id = ASIAOLD\naws_secret_access_key = old\n{token} = old\n");

        Export($"Profile -ProfileName x -Path '{Credentials}'");

        Assert.Empty(Session.Host.Prompts);
        Assert.DoesNotContain("old", File.ReadAllText(Credentials), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Removes_read_permissions_of_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        File.WriteAllText(Credentials, "[a]\n");
        File.SetUnixFileMode(Credentials, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Export($"Profile -ProfileName default -Path '{Credentials}'");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Credentials));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_a_link(bool exists)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateDirectory(PathOf("elsewhere"));
        string target = PathOf("elsewhere/file");
        if (exists)
        {
            File.WriteAllText(target, "[a]\n");
        }

        File.CreateSymbolicLink(Credentials, "elsewhere/file");

        Export($"Profile -ProfileName x -Path '{Credentials}'");

        Assert.Equal("elsewhere/file", new FileInfo(Credentials).LinkTarget);
        Assert.EndsWith("[x]\n" + Keys, File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Equal([target], Directory.GetFiles(PathOf("elsewhere")));
    }

    [Theory]
    [InlineData("role_arn")]
    [InlineData("credential_source")]
    [InlineData("credential_process")]
    [InlineData("web_identity_token_file")]
    [InlineData("SSO_Session")]
    public void Rejects_a_profile_whose_keys_no_client_would_look_at(string setting)
    {
        string before = $"[y]\n[x]\nregion = z\n{setting} = a\n";
        File.WriteAllText(Credentials, before);

        Outcome outcome = Invoke($"$credential | Export-CICredential Profile -ProfileName x -Path '{Credentials}'");

        outcome.IsError("ProfileConflict", ErrorCategory.ResourceExists, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.Contains(setting, outcome.Error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("-ProfileName", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Credentials));
        Export($"Profile -ProfileName y -Path '{Credentials}'");
    }

    [Fact]
    public void Leaves_nothing_behind_when_it_fails()
    {
        Directory.CreateDirectory(Credentials);

        Outcome outcome = Invoke($"$credential | Export-CICredential Profile -ProfileName default -Path '{Credentials}'");

        outcome.IsError("ExportFailed", ErrorCategory.WriteError, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.DoesNotContain(SampleCredential.Secret, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal([Credentials], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Writers_at_the_same_time_do_not_lose_each_others_profiles()
    {
        const int Writers = 4, Each = 10;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            using var session = new Session();
            session.Run(SampleCredential.Make);
            session.Run($"foreach ($n in 1..{Each}) {{ $credential | Export-CICredential Profile -ProfileName \"{writer}-$n\" -Path '{Credentials}' }}");
        })));

        Assert.Equal(Writers * Each, File.ReadAllLines(Credentials).Count(line => line.StartsWith('[')));
        Assert.Equal([Credentials], Directory.GetFiles(Folder));
    }

    [Fact]
    public void Completes_the_profiles_of_the_file()
    {
        File.WriteAllText(Credentials, "[one]\naws_access_key_id = a\naws_secret_access_key = b\n");
        string script = $"Export-CICredential Profile -Path '{Credentials}' -ProfileName o";

        IEnumerable<string> offered = Run(
            $"[System.Management.Automation.CommandCompletion]::CompleteInput(\"{script}\", {script.Length}, $null).CompletionMatches.CompletionText")
            .Select(text => text.ToString());

        Assert.Equal(["one"], offered);
    }
}
