using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Completion;

/// <summary>Tests of what Tab offers, as PowerShell itself works it out.</summary>
public abstract class TabTests : LocalServiceTests
{
    // TabExpansion2 is CommandCompletion.CompleteInput, run in the session as the prompt does.
    private protected List<CompletionResult> Complete(string line)
    {
        PSObject completed = Assert.Single(Run($"TabExpansion2 -inputScript \"$input\" -cursorColumn {line.Length}", line));

        // What is left are the names of files, which PowerShell offers where a cmdlet has nothing.
        return [.. ((CommandCompletion)completed.BaseObject).CompletionMatches.Where(match => match.ResultType == CompletionResultType.ParameterValue)];
    }
}
