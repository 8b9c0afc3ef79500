using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes rules of role mappings of objects with a rule's members, as they come back from a job or out of JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MappingRuleTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The rules; null for null.</summary>
    public static MappingRule[]? Convert(object? value) => value is null ? null : [.. Unwrap.Elements(value).Select(Rule)];

    private static MappingRule Rule(object? element) => Unwrap.Value(element) as MappingRule ?? new MappingRule
    {
        Claim = Unwrap.Member(element, nameof(MappingRule.Claim)) as string
            ?? throw new ArgumentTransformationMetadataException(Texts.MappingRuleExpected),
        MatchType = Unwrap.Member(element, nameof(MappingRule.MatchType)) as string,
        Value = Unwrap.Member(element, nameof(MappingRule.Value))?.ToString(),
        RoleARN = Unwrap.Member(element, nameof(MappingRule.RoleARN)) as string,
    };
}

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
