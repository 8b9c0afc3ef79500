using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>The paths of the files that Export-CICredential and others write.</summary>
public sealed class ExportPathTests : ExportTests
{
    [Theory]
    [InlineData("$credential | Export-CICredential -To DotEnv -Path env:/x")]
    [InlineData("$credential | Export-CICredential -To Profile -ProfileName a -Path variable:x")]
    [InlineData("Start-CILocalService -StatePath env:/x.json")]
    public void A_drive_without_files_is_an_error_and_no_folder(string script)
    {
        Run($"Set-Location '{Folder}'");

        Outcome outcome = Invoke(script);

        Assert.Equal(("PathInvalid", ErrorCategory.InvalidArgument), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("", "GITHUB_ENV")]
    [InlineData("-AsOutput", "GITHUB_OUTPUT")]
    public void A_relative_file_of_the_runner_counts_from_the_folder_of_the_session(string parameters, string variable)
    {
        SetVariable(variable, "step");

        Run($"Set-Location '{Folder}'; $credential | Export-CICredential -To GitHubActions {parameters}");

        Assert.Equal([PathOf("step")], Directory.EnumerateFileSystemEntries(Folder));
    }
}
