using System.Xml.Linq;
using static CognitoIdentity.ModuleTests.Views.ViewSamples;

namespace CognitoIdentity.ModuleTests.Views;

/// <summary>
/// How each output type is shown at prompts of 80, 120 and 200 columns, compared with 80.txt, 120.txt and 200.txt. To accept a change of a view, run
/// the tests once with UPDATE_SNAPSHOTS=1 in the environment, and read the changes of the files.
/// </summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Is_shown_as_before(int width)
    {
        string shown = string.Concat(Samples.Select(sample => $"# {sample.Name}\n{Show(sample.Script, width)}"))
            + string.Concat(Samples.Where(sample => IsTable(sample.Script)).Select(sample => $"# {sample.Name} | Format-Table\n{Show($"& {{ {sample.Script} }} | Format-Table", width)}"))
            + string.Concat(Samples.Where(sample => sample.Script != CallLog).Select(sample => $"# a tag, {sample.Name}\n{Show($"[CognitoIdentity.ResourceTag]@{{ Key = 'a'; Value = 'b' }}; {sample.Script}", width)}"));
        string file = Path.Combine(BuiltModule.Root, "tests", "Module", "Views", $"{width}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, shown);
        }

        Assert.Equal(File.ReadAllText(file), shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Theory]
    [InlineData(Full)]
    [InlineData(Minimal)]
    [InlineData(TwoIdentities)]
    [InlineData(Credential)]
    [InlineData(MadeToken)]
    [InlineData(Findings)]
    [InlineData(TokenTest)]
    [InlineData(Mapping)]
    [InlineData(RolesOfPool)]
    [InlineData("[CognitoIdentity.IdentityPoolRoles]::new(); New-CIRoleMapping -AmbiguousRoleResolution Deny; [CognitoIdentity.PrincipalTagAttributeMap]::new()")]
    public void A_strict_session_gets_no_error_from_a_view(string script)
    {
        using var session = new Session();

        session.Show($"Set-StrictMode -Version Latest; $Error.Clear(); {script}");

        Assert.Empty(session.Run("$Error"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("| Format-Table")]
    [InlineData("| Format-Wide")]
    public void Findings_have_a_heading_only_if_they_are_of_a_pool(string view)
    {
        using var session = new Session();

        Assert.DoesNotMatch("(?m)^ *:", session.Show($"[CognitoIdentity.Finding]@{{ Id = 'TokenExpired' }} {view}"));
        Assert.StartsWith("   IdentityPoolId: us-east-1:1\n", session.Show($"[CognitoIdentity.Finding]@{{ Id = 'TokenExpired'; IdentityPoolId = 'us-east-1:1' }} {view}").TrimStart('\n'), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_output_type_of_ours_has_a_view_and_a_sample()
    {
        using var session = new Session();
        HashSet<string> types =
        [
            .. session.Run("(Get-Command -Module CognitoIdentity).OutputType | ForEach-Object Type")
                .Select(type => (Type)type.BaseObject)
                .Where(type => type.Namespace == "CognitoIdentity")
                .Select(type => type.Name),
        ];
        IEnumerable<string> views = XDocument.Load(Path.Combine(BuiltModule.Folder, "CognitoIdentity.Format.ps1xml"))
            .Descendants("ViewSelectedBy")
            .Elements("TypeName")
            .Select(type => type.Value);

        Assert.Superset(types.Select(type => "CognitoIdentity." + type).ToHashSet(), views.ToHashSet());
        Assert.Superset(types, Samples.Select(sample => sample.Name.Split('-')[0]).ToHashSet());
    }

    [Fact]
    public void The_output_of_cmdlets_is_shown_by_the_views()
    {
        using Session session = Session.WithLocalService();
        session.Run("$null = New-CIIdentityPool a -Tag @{ env = 'dev' }");

        Assert.Matches(@"IdentityPoolId +Name\s+-+ +-+\s+us-east-1:\S+ +a", session.Show("Get-CIIdentityPool"));
        Assert.Matches("env *= *dev", session.Show("Get-CIIdentityPool -Detailed"));
        Assert.Matches(@"IdentityPoolId: us-east-1:\S+\s+Key +Value", session.Show("Get-CIIdentityPool | Get-CIResourceTag"));
    }

    [Theory]
    [InlineData("Error", "\u001b[31;1mGuestRoleMissing (Error)\u001b[0m")]
    [InlineData("Warning", "\u001b[33;1mGuestRoleMissing (Warning)\u001b[0m")]
    [InlineData("Information", "GuestRoleMissing (Information)\n")]
    public void Severities_have_the_colours_of_the_session_where_the_host_has_colours(string severity, string shown)
    {
        using var session = new Session();
        session.Host.HasColors = true;
        string finding = $"[CognitoIdentity.Finding]@{{ Severity = '{severity}'; Id = 'GuestRoleMissing' }}";
        session.Run("$PSStyle.OutputRendering = 'Ansi'");

        Assert.Contains(shown, session.Show(finding), StringComparison.Ordinal);

        session.Run("$PSStyle.OutputRendering = 'PlainText'");
        Assert.DoesNotContain("\u001b", session.Show(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void The_views_need_no_full_language()
    {
        using var session = new Session();
        string[] expected = [.. new[] { CallLog, Full, RolesOfPool, TwoIdentities, Findings }.Select(session.Show)];
        string samples = string.Join(", ", new[] { CallLog, Full, RolesOfPool, TwoIdentities, Findings }.Select(script => $"@(& {{ {script} }})"));
        session.Run($"$script:samples = {samples}; $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'");

        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(i => session.Show($"$samples[{i}]")));
    }

    [Theory]
    [InlineData(List, "shop-dev")]
    [InlineData(Full, "shop-prod")]
    [InlineData(Users, "ada")]
    [InlineData(TagsOfPools, "env=the env")]
    [InlineData(Findings, "GuestRoleMissing")]
    public void A_wide_view_shows_the_name(string script, string shown)
    {
        using var session = new Session();

        Assert.Contains(shown, session.Show($"& {{ {script} }} | Format-Wide"), StringComparison.Ordinal);
    }

    private static string Show(string script, int width)
    {
        using var session = new Session(width: width);
        return session.Show(script);
    }
}
