using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Makes a map of role mappings of any map from provider keys to mappings, or to objects with a mapping's members, as they come
/// back from a job or out of JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RoleMappingTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null
        ? null
        : Unwrap.Entries(inputData).ToDictionary(entry => entry.Key, entry => Mapping(entry.Value), StringComparer.Ordinal);

    private static RoleMapping Mapping(object? value) => Unwrap.Value(value) as RoleMapping ?? new RoleMapping
    {
        Type = Unwrap.Member(value, nameof(RoleMapping.Type)) as string
            ?? throw new ArgumentTransformationMetadataException(Texts.RoleMappingExpected),
        AmbiguousRoleResolution = Unwrap.Member(value, nameof(RoleMapping.AmbiguousRoleResolution)) as string,
        RulesConfiguration = Rules(Unwrap.Member(value, nameof(RoleMapping.RulesConfiguration))),
    };

    private static RulesConfigurationType? Rules(object? value) => value is null ? null : new RulesConfigurationType
    {
        Rules = MappingRuleTransformationAttribute.Convert(Unwrap.Member(value, nameof(RulesConfigurationType.Rules))),
    };
}
