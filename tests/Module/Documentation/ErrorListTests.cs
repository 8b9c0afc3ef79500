using System.Management.Automation;
using CognitoIdentity.Help;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>The entries of about_CognitoIdentity_Errors.</summary>
public sealed class ErrorListTests
{
    [Theory]
    [InlineData(false, "- **CredentialExpired** (AuthenticationError): The credential expired at ….\n\n  Get a new one with Get-CICredential.\n")]
    [InlineData(false, "- **WildcardInvalid** (InvalidArgument): '…' is not a valid wildcard pattern. Write a backtick (\\`) before each literal bracket.\n\n  To search for the name exactly as written, escape it: \\[WildcardPattern]::Escape($name).\n")]
    [InlineData(false, "  Pass -PrincipalTag (@{} removes all entries), or -UseDefault.\n")]
    [InlineData(true, "- **ResourceNotFound** (ObjectNotFound)\n\n  Check the id, and -Region if it was given. Get-CIIdentityPool lists the pools of a region. Get-CIIdentity lists the identities of a pool.\n")]
    [InlineData(true, "- **TooManyRequests** (LimitsExceeded)\n\n  Lower -ThrottleLimit, or try again later.\n")]
    public void Says_what_it_is_and_what_to_do(bool isOfService, string entry)
    {
        IReadOnlyList<CmdletInfo> cmdlets = ModuleInPowerShell.Cmdlets(BuiltModule.Root);
        string module = ErrorList.OfModule(cmdlets);
        string services = ErrorList.OfServices(cmdlets);

        Assert.Contains(entry, isOfService ? services : module, StringComparison.Ordinal);
        Assert.DoesNotContain(entry, isOfService ? module : services, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_of_each_of_the_modules_errors_what_to_do()
    {
        string[] errors = ErrorList.OfModule(ModuleInPowerShell.Cmdlets(BuiltModule.Root)).Split("- **", StringSplitOptions.RemoveEmptyEntries);

        Assert.DoesNotContain(errors, error => !error.Contains("\n\n  ", StringComparison.Ordinal));
    }
}
