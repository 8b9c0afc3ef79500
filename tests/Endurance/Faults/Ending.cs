using System.Management.Automation;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>What a command put out, and the inputs that it reported, with the ErrorId.</summary>
internal sealed record Ending(IReadOnlyList<string> Done, IReadOnlyList<(string Input, string ErrorId)> Reported)
{
    public static Ending Of(Outcome outcome) => new(
        [.. outcome.Output.Select(item => (string)item.BaseObject)],
        [.. outcome.Errors.Select(error => (Input(error), error.FullyQualifiedErrorId.Split(',')[0]))]);

    public static Ending Of(IEnumerable<Ending> parts) => new([.. parts.SelectMany(part => part.Done)], [.. parts.SelectMany(part => part.Reported)]);

    /// <summary>The inputs reported with an ErrorId.</summary>
    public HashSet<string> ReportedAs(string errorId) => [.. Reported.Where(report => report.ErrorId == errorId).Select(report => report.Input)];

    private static string Input(ErrorRecord error) => (error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject)?.ToString() ?? "";
}
