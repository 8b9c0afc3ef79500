using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>-WhatIf, of every cmdlet that changes something.</summary>
public sealed class WhatIfTests : LocalServiceTests
{
    /// <summary>Cmdlet, parameter set, and how it is told to change nothing.</summary>
    public static TheoryData<string, string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (CmdletInfo cmdlet in BuiltCmdlets.All.Where(cmdlet => cmdlet.Parameters.ContainsKey("WhatIf")))
            {
                foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
                {
                    string force = cmdlet.Parameters.ContainsKey("Force") ? " -Force" : string.Empty;
                    data.Add(cmdlet.Name, set.Name, $"COMMAND{force} -WhatIf");
                    data.Add(cmdlet.Name, set.Name, $"& {{ $WhatIfPreference = $true; COMMAND{force} }}");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Says_what_it_would_do_and_sends_nothing(string name, string set, string script)
    {
        Assert.Empty(Run(script.Replace("COMMAND", BuiltCmdlets.CommandLine(name, set), StringComparison.Ordinal)));

        Assert.StartsWith("What if: ", Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }
}
