using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>
/// The examples of each page run in order, in a session of their own in which World.ps1 has run, and show what the page says. To
/// accept what they show now, run the tests once with UPDATE_EXAMPLES=1 in the environment, and read what has become of the pages.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    /// <summary>How many scripts may be marked <c>no-run</c>, on all pages.</summary>
    private const int MostThatCannotRun = 0;

    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "1";

    private readonly string _folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;
    private readonly Session _session = new();

    public static TheoryData<string> Pages => [.. Help.Documentation.CmdletFiles(BuiltModule.Root).Select(file => Path.GetFileName(file))];

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_run_and_show_what_the_page_says(string page)
    {
        World.Make(_session, _folder);

        foreach (ExampleStep step in Steps(page).Where(step => step.Runs))
        {
            if (step.Output is null)
            {
                _session.Run(step.Script);
                continue;
            }

            string shown = _session.Show(step.Script);
            if (IsUpdate && Shape.Of(shown) != Shape.Of(step.Output))
            {
                Replace(page, step, shown);
            }
            else
            {
                Assert.Equal(Shape.Of(step.Output), Shape.Of(shown));
            }
        }
    }

    [Fact]
    public void The_new_lines_of_the_migration_page_run()
    {
        World.Make(_session, _folder);
        _session.Run("$idToken = $login.Token");

        Section page = Section.Read(File.ReadAllText(PathOf("about_CognitoIdentity_Migration.md"))).Sections.Single();
        List<ExampleStep> steps = [.. page.Sections.SelectMany(section => new Example(section).Steps)];

        Assert.NotEmpty(steps);
        Assert.All(steps, step => _session.Run(step.Script));
    }

    [Fact]
    public void Examples_that_cannot_run_are_few()
    {
        List<ExampleStep> steps = [.. Pages.SelectMany(page => Steps(page.Data))];
        int cannot = steps.Count(step => !step.Runs);

        TestContext.Current.TestOutputHelper?.WriteLine($"{steps.Count} scripts in the examples, {cannot} of them marked no-run.");
        Assert.NotEmpty(steps);
        Assert.InRange(cannot, 0, MostThatCannotRun);
    }

    [Fact]
    public void What_differs_from_run_to_run_does_not_count_and_all_else_does()
    {
        const string Shown = """

            Endpoint : http://127.0.0.1:41234/    Id : us-east-1:01234567-89ab-cdef-0123-456789abcdef
            --------
            Expires  : 11/23/2026 6:12:52 PM, or 2026-11-23T18:12:52.123Z, after 12.5 ms
            Token    : eyJhbGciOi.eyJpc3Mi.c2ln of ASIA0123456789ABCDEF
            """;

        Assert.Equal(
            """
            Endpoint : http://127.0.0.1:PORT/ Id : us-east-1:GUID
            ---
            Expires : DATE TIME, or DATETTIME, after DURATION
            Token : TOKEN of KEY
            """,
            Shape.Of(Shown));
    }

    private static IEnumerable<ExampleStep> Steps(string page) =>
        new CmdletPage(File.ReadAllText(PathOf(page))).Examples.SelectMany(example => example.Steps);

    private static string PathOf(string page) => Path.Combine(Help.Documentation.Folder(BuiltModule.Root), page);

    private static void Replace(string page, ExampleStep step, string shown)
    {
        string text = File.ReadAllText(PathOf(page));
        string lines = string.Join('\n', shown.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
        int output = text.IndexOf(step.Output!, text.IndexOf(step.Script, StringComparison.Ordinal) + step.Script.Length, StringComparison.Ordinal);
        File.WriteAllText(PathOf(page), text[..output] + lines + text[(output + step.Output!.Length)..]);
    }
}
