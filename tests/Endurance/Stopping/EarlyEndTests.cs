using System.Diagnostics;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Pipelines that end before their work, because of a later command or an error.</summary>
public sealed class EarlyEndTests : StoppingTests
{
    public static TheoryData<string> WorkWithOutput =>
    [
        "list of pools", "list of pools, -Detailed", "list of identities", "pools by id", "identities by id", "Remove-CIIdentity", "Get-CIIdentityId", "Get-CICredential",
    ];

    [Theory]
    [MemberData(nameof(WorkWithOutput))]
    public void Select_Object_First_ends_it(string name)
    {
        LongWork work = LongWork.Find(name);
        using WorkServer server = Serve(work);
        At(Sizes.Of(inShort: 4, InLong), seed =>
        {
            server.Expect(int.MaxValue, isThenSilent: false);
            int count = new Random(seed).Next(1, 300);

            Waiting.ComesBack(() => Session.Run($"{work.ScriptFor(seed)} | Select-Object -First {count} | ForEach-Object {{ $last = [Diagnostics.Stopwatch]::GetTimestamp() }}"));

            Times.Add(Stopwatch.GetElapsedTime((long)Session.Runspace.SessionStateProxy.GetVariable("last")));
            IsAtRest(server);
        });
        Times.Check(name, "-First");
    }

    [Theory]
    [InlineData("| ForEach-Object { throw 'enough' }")]
    [InlineData("| ForEach-Object { break }")]
    [InlineData("| ForEach-Object { [int]::Parse('x') }")]
    [InlineData("| ForEach-Object { Get-CIIdentityPool nonsense -ErrorAction Stop }")]
    public void A_pipeline_that_ends_early_has_no_request_in_flight_afterwards(string end) =>
        EndsWithRequestsInFlight($"$ErrorActionPreference = 'Stop'; foreach ($once in 1) {{ 1..9 | ForEach-Object {{ \"us-east-1:$_\" }} | Get-CIIdentityPool @at {end} }}");

    [Fact]
    public void An_error_that_ends_the_command_leaves_no_request_in_flight() =>
        EndsWithRequestsInFlight("'us-east-1:1', 'nonsense', 'us-east-1:2' | Get-CIIdentityPool -ErrorAction Stop @at");

    /// <summary>Runs a script that ends after the first pool. The server answers for this pool once it has requests for others, which it never answers.</summary>
    private void EndsWithRequestsInFlight(string script)
    {
        WorkServer? server = null;
        using WorkServer serving = server = Serve(new LongWork(script, script)
        {
            Exceptions = request =>
            {
                if (!request.Has(":1\""))
                {
                    return Reply.Silence;
                }

                Waiting.Until(() => server!.InFlight > 1);
                return null;
            },
        });

        Waiting.ComesBack(() => Session.Invoke(script));

        IsAtRest(server);
    }
}
