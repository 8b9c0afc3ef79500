using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>Rules for every cmdlet.</summary>
public sealed class ContractTests
{
    /// <summary>Make something, and change nothing by that.</summary>
    private static readonly string[] MakesOnly = ["New-CILocalLogin", "New-CIRoleMapping", "New-CIRoleMappingRule", "New-CIRoleTrustPolicy"];

    private static readonly string[] ChangingVerbs = ["New", "Update", "Set", "Remove", "Add", "Start", "Stop", "Merge", "Clear", "Export"];

    /// <summary>The cmdlets that make no request.</summary>
    private static readonly string[] CallsNobody = [.. MakesOnly, "Clear-CICredentialCache", "Export-CICredential"];

    private static readonly string[] ServiceParameters =
        ["Region", "ProfileName", "ProfileLocation", .. BuiltCmdlets.KeyParameters, "Credential", "EndpointUrl", "TimeoutSec"];

    public static TheoryData<string> Names => [.. BuiltCmdlets.All.Select(cmdlet => cmdlet.Name)];

    public static TheoryData<string> ServiceNames =>
        [.. Names.Select(row => row.Data).Where(name => !name.Contains("-CILocal", StringComparison.Ordinal) && !CallsNobody.Contains(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_an_approved_verb_and_a_singular_noun_with_the_prefix(string name)
    {
        CmdletInfo cmdlet = BuiltCmdlets.Find(name);
        IEnumerable<string> approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(VerbsCommon).Namespace && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Contains(cmdlet.Verb, approved);
        Assert.StartsWith("CI", cmdlet.Noun, StringComparison.Ordinal);
        Assert.False(IsPlural(cmdlet.Noun), cmdlet.Noun);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_a_sealed_class_named_after_the_cmdlet(string name)
    {
        CmdletInfo cmdlet = BuiltCmdlets.Find(name);

        Assert.True(cmdlet.ImplementingType.IsSealed);
        Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun["CI".Length..]}Command", cmdlet.ImplementingType.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Declares_its_output_type(string name)
    {
        CmdletInfo cmdlet = BuiltCmdlets.Find(name);

        Assert.NotEmpty(cmdlet.OutputType);
        Assert.All(cmdlet.OutputType, type => Assert.NotEqual(typeof(object), type.Type));
        if (cmdlet.Parameters.ContainsKey("PassThru"))
        {
            Assert.DoesNotContain(typeof(void), cmdlet.OutputType.Select(type => type.Type));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Supports_whatif_if_it_changes_something(string name)
    {
        CmdletAttribute cmdlet = Attribute(name);
        bool changes = ChangingVerbs.Contains(cmdlet.VerbName) && !MakesOnly.Contains(name);

        Assert.Equal(changes, cmdlet.SupportsShouldProcess);
        Assert.Equal(changes, BuiltCmdlets.Find(name).Parameters.ContainsKey("WhatIf"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Asks_by_itself_where_data_is_lost_and_only_there(string name)
    {
        bool removes = Attribute(name).VerbName == VerbsCommon.Remove;

        Assert.Equal(removes, Attribute(name).ConfirmImpact == ConfirmImpact.High);
        Assert.Equal(removes || name is "Get-CICredential" or "Export-CICredential", BuiltCmdlets.Find(name).Parameters.ContainsKey("Force"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_one_thing_at_most_from_the_pipeline_by_value(string name) =>
        Assert.All(
            BuiltCmdlets.Find(name).ParameterSets,
            set => Assert.True(set.Parameters.Count(parameter => parameter.ValueFromPipeline) <= 1, set.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_an_array_wherever_it_takes_text_from_the_pipeline_by_value(string name) =>
        Assert.All(
            BuiltCmdlets.Find(name).ParameterSets.SelectMany(set => set.Parameters)
                .Where(parameter => parameter.ValueFromPipeline && parameter.Name != "Login" && parameter.ParameterType != typeof(string[])),
            parameter => Assert.Equal("CognitoIdentity", parameter.ParameterType.Namespace));

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void Takes_what_every_service_cmdlet_takes(string name)
    {
        CmdletInfo cmdlet = BuiltCmdlets.Find(name);

        Assert.All(ServiceParameters, parameter => Assert.Contains(parameter, cmdlet.Parameters.Keys));
        Assert.All(
            ServiceParameters,
            parameter => Assert.All(
                cmdlet.Parameters[parameter].Attributes.OfType<ParameterAttribute>(),
                attribute => Assert.Equal(
                    (false, false, BuiltCmdlets.KeyParameters.Contains(parameter), int.MinValue),
                    (attribute.Mandatory, attribute.ValueFromPipeline, attribute.ValueFromPipelineByPropertyName, attribute.Position))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_singular_parameters_in_Pascal_case(string name) =>
        Assert.All(BuiltCmdlets.OwnParameters(name), parameter =>
        {
            Assert.Matches("^([A-Z][a-z]+)+$", parameter.Name);
            Assert.False(IsPlural(parameter.Name) && parameter.Name is not ("DurationSeconds" or "AllRegions"), parameter.Name);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Converts_parameters_of_type_object(string name) =>
        Assert.All(BuiltCmdlets.OwnParameters(name).Where(parameter => IsOpen(parameter.ParameterType)), parameter =>
            Assert.Contains(parameter.Attributes, attribute => attribute is ArgumentTransformationAttribute));

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_secrets_as_secure_strings_too(string name) =>
        Assert.All(BuiltCmdlets.OwnParameters(name).Where(parameter => parameter.Name is "SecretKey" or "SessionToken" or "Token" or "IdToken"), parameter =>
            Assert.Contains(parameter.Attributes, attribute => attribute.GetType().Name is "SecretTransformationAttribute" or "LoginTokenTransformationAttribute"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_logins_in_any_form(string name) =>
        Assert.All(BuiltCmdlets.OwnParameters(name).Where(parameter => parameter.Name == "Login"), parameter =>
            Assert.Contains(parameter.Attributes, attribute => attribute.GetType().Name == "LoginTransformationAttribute"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_null_wherever_it_says_so_and_nothing_empty_elsewhere(string name) =>
        Assert.All(BuiltCmdlets.OwnParameters(name).Where(parameter => !parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(SwitchParameter)), parameter =>
            Assert.Contains(parameter.Attributes, attribute =>
                attribute is AllowNullAttribute or ValidateNotNullAttribute or ValidateNotNullOrEmptyAttribute or ValidateArgumentsAttribute));

    [Theory]
    [MemberData(nameof(Names))]
    public void Explains_what_it_asks_for_when_a_mandatory_parameter_is_missing(string name) =>
        Assert.All(
            BuiltCmdlets.OwnParameters(name).SelectMany(parameter => parameter.Attributes.OfType<ParameterAttribute>().Where(attribute => attribute.Mandatory)),
            attribute => Assert.False(string.IsNullOrEmpty(attribute.HelpMessage), attribute.ParameterSetName));

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void Takes_the_names_of_AWS_Tools_that_mean_the_same(string name)
    {
        CmdletInfo cmdlet = BuiltCmdlets.Find(name);

        Assert.Contains("Profile", cmdlet.Parameters["ProfileName"].Aliases);
        Assert.Contains("RegionToCall", cmdlet.Parameters["Region"].Aliases);
    }

    [Theory]
    [InlineData("Remove-CIIdentity", "IdentityId", "IdentityIdsToDelete")]
    [InlineData("New-CIIdentityPool", "SupportedLoginProvider", "SupportedLoginProviders")]
    [InlineData("New-CIIdentityPool", "OpenIdConnectProviderArn", "OpenIdConnectProviderARNs")]
    [InlineData("New-CIIdentityPool", "CognitoIdentityProvider", "CognitoIdentityProviders")]
    [InlineData("New-CIIdentityPool", "SamlProviderArn", "SamlProviderARNs")]
    [InlineData("New-CIIdentityPool", "Tag", "IdentityPoolTags")]
    [InlineData("New-CIIdentityPool", "AllowUnauthenticatedIdentity", "AllowUnauthenticatedIdentities")]
    [InlineData("Update-CIIdentityPool", "SupportedLoginProvider", "SupportedLoginProviders")]
    [InlineData("Update-CIIdentityPool", "OpenIdConnectProviderArn", "OpenIdConnectProviderARNs")]
    [InlineData("Update-CIIdentityPool", "CognitoIdentityProvider", "CognitoIdentityProviders")]
    [InlineData("Update-CIIdentityPool", "SamlProviderArn", "SamlProviderARNs")]
    [InlineData("Update-CIIdentityPool", "Tag", "IdentityPoolTags")]
    [InlineData("Update-CIIdentityPool", "AllowUnauthenticatedIdentity", "AllowUnauthenticatedIdentities")]
    [InlineData("Add-CIResourceTag", "Tag", "Tags")]
    [InlineData("Remove-CIResourceTag", "TagKey", "TagKeys")]
    [InlineData("Get-CIIdentityId", "Login", "Logins")]
    [InlineData("Get-CIOpenIdToken", "Login", "Logins")]
    [InlineData("Get-CICredential", "Login", "Logins")]
    [InlineData("Get-CIDeveloperOpenIdToken", "Login", "Logins")]
    [InlineData("Get-CIDeveloperOpenIdToken", "PrincipalTag", "PrincipalTags")]
    [InlineData("Remove-CIIdentityLogin", "Login", "Logins")]
    [InlineData("Remove-CIIdentityLogin", "LoginToRemove", "LoginsToRemove")]
    [InlineData("Test-CILoginToken", "Login", "Logins")]
    [InlineData("Set-CIIdentityPoolRole", "Role", "Roles")]
    [InlineData("Set-CIIdentityPoolRole", "RoleMapping", "RoleMappings")]
    [InlineData("Set-CIPrincipalTagAttributeMap", "PrincipalTag", "PrincipalTags")]
    [InlineData("Set-CIPrincipalTagAttributeMap", "UseDefault", "UseDefaults")]
    public void Takes_the_plural_of_the_API_as_an_alias(string name, string parameter, string plural) =>
        Assert.Contains(plural, BuiltCmdlets.Find(name).Parameters[parameter].Aliases);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_used_in_the_tour(string name) =>
        Assert.Matches($@"{name}\b", File.ReadAllText(Path.Combine(BuiltModule.Root, "samples", "tour.ps1")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Uses_no_name_for_two_parameters(string name)
    {
        List<string> names = [.. BuiltCmdlets.Find(name).Parameters.Values.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name))];

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase).Count(), names.Count);
    }

    private static bool IsPlural(string name) =>
        name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) && !name.EndsWith("us", StringComparison.Ordinal);

    private static bool IsOpen(Type type) =>
        type == typeof(object) || type == typeof(PSObject) || type == typeof(object[]) || typeof(IDictionary).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>));

    private static CmdletAttribute Attribute(string name) => BuiltCmdlets.Find(name).ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
}

/// <summary>-WhatIf of every cmdlet that changes something.</summary>
public sealed class WhatIfTests : LocalServiceTests
{
    /// <summary>Cmdlet, parameter set, and the argument or preference that prevents changes.</summary>
    public static TheoryData<string, string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (CmdletInfo cmdlet in BuiltCmdlets.All.Where(cmdlet => cmdlet.Parameters.ContainsKey("WhatIf")))
            {
                foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
                {
                    // -Force needs -To Profile, which the sample of Export-CICredential doesn't use.
                    string force = cmdlet.Parameters.ContainsKey("Force") && cmdlet.Name != "Export-CICredential" ? " -Force" : string.Empty;
                    data.Add(cmdlet.Name, set.Name, $"COMMAND{force} -WhatIf");
                    data.Add(cmdlet.Name, set.Name, $"& {{ $WhatIfPreference = $true; COMMAND{force} }}");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Says_what_it_would_do_and_sends_nothing_but_reads(string name, string set, string script)
    {
        Create("a");
        Assert.Empty(Run(script.Replace("COMMAND", BuiltCmdlets.CommandLine(name, set), StringComparison.Ordinal)));

        Assert.StartsWith("What if: ", Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.All(
            Run("(Get-CILocalService).RequestLog | Select-Object -Skip 1 -ExpandProperty Operation"),
            operation => Assert.Matches("^(Get|List|Describe)", (string)operation.BaseObject));
    }
}
