using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Completion;

/// <summary>What Tab offers where only some values are taken.</summary>
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
