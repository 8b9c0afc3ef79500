using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Completion;

/// <summary>Tests of tab completion, with PowerShell's own completion function.</summary>
public abstract class TabTests : LocalServiceTests
{
    // TabExpansion2 is CommandCompletion.CompleteInput, run in the session as the prompt does.
    private protected IReadOnlyList<CompletionResult> All(string line)
    {
        PSObject completed = Assert.Single(Run($"TabExpansion2 -inputScript \"$input\" -cursorColumn {line.Length}", line));
        return ((CommandCompletion)completed.BaseObject).CompletionMatches;
    }

    private protected List<CompletionResult> Complete(string line)
    {
        // What is left are the names of files, which PowerShell offers for paths.
        return [.. All(line).Where(match => match.ResultType == CompletionResultType.ParameterValue)];
    }
}

/// <summary>Completion from the account and the configuration.</summary>
public sealed class CompletionTests : TabTests
{
    [Theory]
    [InlineData("Get-CIIdentityPool ")]
    [InlineData("Get-CIIdentityPool -IdentityPoolId ")]
    [InlineData("Update-CIIdentityPool ")]
    [InlineData("Remove-CIIdentityPool ")]
    [InlineData("Get-CIResourceTag ")]
    [InlineData("Add-CIResourceTag -ResourceArn ")]
    [InlineData("Remove-CIResourceTag ")]
    [InlineData("Get-CIIdentityPool us-east-1")]
    [InlineData("Get-CIIdentityPool 'us-")]
    public void Offers_the_ids_of_pools_with_their_names(string line)
    {
        string[] ids = Create("dev", "prod");

        Dictionary<string, string> offered = Complete(line).ToDictionary(match => match.CompletionText.Trim('\''), match => match.ToolTip);

        Assert.Equal(2, offered.Count);
        Assert.Equal("dev", offered[ids[0]]);
        Assert.Equal("prod", offered[ids[1]]);
    }

    [Fact]
    public void Offers_the_ids_that_begin_as_written()
    {
        string[] ids = Create("a", "b", "c", "d");

        string start = ids[2][..20];

        Assert.Equal(
            ids.Where(id => id.StartsWith(start, StringComparison.Ordinal)),
            Complete($"Get-CIIdentityPool {start}").Select(match => match.CompletionText));
    }

    [Theory]
    [InlineData("Get-CIIdentityPool dev")]
    [InlineData("Get-CIIdentityPool DEV")]
    [InlineData("Remove-CIIdentityPool 'dev")]
    [InlineData("Get-CIResourceTag dev")]
    public void Offers_ids_by_the_names_of_the_pools(string line)
    {
        string[] ids = Create("dev-1", "prod-1");

        Assert.Equal(ids[0], Assert.Single(Complete(line)).CompletionText);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Name ", "'my pool' other")]
    [InlineData("Get-CIIdentityPool -Name m", "'my pool'")]
    [InlineData("Get-CIIdentityPool -Name 'my p", "'my pool'")]
    [InlineData("Get-CIIdentityPool -Name \"my", "'my pool'")]
    [InlineData("Get-CIIdentityPool -Name o", "other")]
    [InlineData("Get-CIIdentityPool -Name x", "")]
    public void Offers_names_quoted_where_they_must_be(string line, string offered)
    {
        Create("my pool", "other");

        Assert.Equal(offered, string.Join(' ', Complete(line).Select(match => match.CompletionText).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("a b,c")]
    [InlineData("-First")]
    [InlineData("1.0")]
    public void A_name_that_is_offered_means_the_pool(string pool)
    {
        Create(pool);

        string name = Assert.Single(Complete("Get-CIIdentityPool -Name ")).CompletionText;

        Assert.Equal([pool], Run($"Get-CIIdentityPool -Name {name}, none*").Values("Name"));
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Name a, ", "b c")]
    [InlineData("Get-CIIdentityPool -Name 'a',", "b c")]
    [InlineData("Get-CIIdentityPool -Name a,b,", "c")]
    [InlineData("Get-CIIdentityPool -Name a,c", "c")]
    public void Offers_nothing_twice_in_a_list(string line, string offered)
    {
        Create("a", "b", "c");

        Assert.Equal(offered, string.Join(' ', Complete(line).Select(match => match.CompletionText).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Offers_the_pools_of_the_region_that_is_written()
    {
        Run("$null = New-CIIdentityPool a; $null = New-CIIdentityPool b -Region eu-west-1");

        Assert.Equal("b", Assert.Single(Complete("Get-CIIdentityPool -Region eu-west-1 -Name ")).CompletionText);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Region eu-west-", "eu-west-1 eu-west-2 eu-west-3")]
    [InlineData("New-CIIdentityPool x -Region CN-", "cn-north-1 cn-northwest-1")]
    [InlineData("Get-CIResourceTag x -Region nowhere", "")]
    public void Offers_regions(string line, string offered) =>
        Assert.Equal(offered, string.Join(' ', Complete(line).Select(match => match.CompletionText)));

    [Fact]
    public void Offers_the_profiles_of_the_file_that_is_written()
    {
        string file = Path.GetTempFileName();
        const string Keys = "\naws_access_key_id = A\naws_secret_access_key = B\n";
        File.WriteAllText(file, $"[dev one]{Keys}[dev-two]{Keys}[prod]{Keys}");
        try
        {
            string[] expected = ["'dev one'", "dev-two"];
            Assert.Equal(expected, Complete($"Get-CIIdentityPool -ProfileLocation '{file}' -ProfileName d").Select(match => match.CompletionText));

            Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Path.GetDirectoryName(file)}')");
            Assert.Equal(expected, Complete($"Get-CIIdentityPool -ProfileLocation {Path.GetFileName(file)} -ProfileName d")
                .Select(match => match.CompletionText));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -EndpointUrl http://127.0.0.1:1 -AccessKey AK -SecretKey SK -Region us-east-1 -Name ")]
    [InlineData("Get-CIIdentityPool -EndpointUrl nonsense -Name ")]
    [InlineData("Get-CIIdentityPool -AccessKey AK -Name ")]
    [InlineData("Get-CIIdentityPool -ProfileName none -Name ")]
    public void Is_silent_when_nothing_can_be_found(string line)
    {
        Assert.Empty(Complete(line));
        Assert.Empty(Session.Host.TakeText());
    }

    [Fact]
    public void Gives_up_on_a_server_that_never_answers()
    {
        using var server = new ScriptedServer(Reply.Silence);
        IReadOnlyList<CompletionResult>? offered = null;

        Waiting.ComesBack(() => offered = Complete($"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK -Name "));

        Assert.Empty(offered!);
        Assert.Equal(["ListIdentityPools"], server.Operations);
        Waiting.Until(() => server.InFlight == 0);
    }

    [Fact]
    public void Reads_no_more_than_anybody_reads_through()
    {
        using var server = new ScriptedServer([.. Enumerable.Range(0, 6).Select(page => Reply.Json(
            $$"""{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"}],"NextToken":"{{page}}"}"""))]);

        Assert.Equal(5, Complete($"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK -Name ").Count);
        Assert.Equal(5, server.Operations.Count);
    }

    [Fact]
    public void Offers_nothing_for_a_service_stopped_from_elsewhere()
    {
        using var other = new Session();
        other.Run("Get-CILocalService | Stop-CILocalService");

        Assert.Empty(Complete("Get-CIIdentityPool -Region us-east-1 -Name "));
    }
}

/// <summary>Completion of parameters with a fixed set of values.</summary>
public sealed class ClosedSetTests : TabTests
{
    [Theory]
    [InlineData("New-CIRoleMapping -AmbiguousRoleResolution ", "AuthenticatedRole Deny")]
    [InlineData("New-CIRoleMappingRule -MatchType ", "Equals Contains StartsWith NotEqual")]
    [InlineData("New-CIRoleMappingRule role n", "NotEqual")]
    [InlineData("Remove-CIIdentityPoolRole -RoleType ", "authenticated unauthenticated")]
    [InlineData("Remove-CIIdentityPoolRole -RoleType u", "unauthenticated")]
    public void Offers_the_values_that_are_taken(string line, string offered) =>
        Assert.Equal(offered.Split(' ').Order(), Complete(line).Select(match => match.CompletionText).Order());

    [Fact]
    public void Offers_the_values_of_every_parameter_that_takes_only_some()
    {
        List<(string Line, IList<string> Values)> closed =
        [
            .. Run("Get-Command -Module CognitoIdentity").Select(command => (CmdletInfo)command.BaseObject)
                .SelectMany(cmdlet => cmdlet.Parameters.Values.SelectMany(parameter => parameter.Attributes.OfType<ValidateSetAttribute>()
                    .Select(set => ($"{cmdlet.Name} -{parameter.Name} ", set.ValidValues)))),
        ];

        Assert.NotEmpty(closed);
        Assert.All(closed, parameter => Assert.Equal(parameter.Values.Order(), Complete(parameter.Line).Select(match => match.CompletionText).Order()));
    }
}
