using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Converts objects with a rule's members, such as those from a job or from JSON, to rules of role mappings.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MappingRuleTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[][] Names =
        [[nameof(MappingRule.Claim)], [nameof(MappingRule.MatchType)], [nameof(MappingRule.Value)], [nameof(MappingRule.RoleARN)]];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The rules; null for null.</summary>
    public static MappingRule[]? Convert(object? value) => value is null ? null : [.. Unwrap.Elements(value).Select(Rule)];

    private static MappingRule Rule(object? element)
    {
        if (Unwrap.Value(element) is MappingRule rule)
        {
            return rule;
        }

        var members = new DescribedObject(element, Texts.KindMappingRule, Names);
        return new MappingRule
        {
            Claim = members.Text(nameof(MappingRule.Claim)) ?? throw new ArgumentTransformationMetadataException(Texts.MappingRuleExpected),
            MatchType = members.Text(nameof(MappingRule.MatchType)),
            Value = members.Text(nameof(MappingRule.Value)),
            RoleARN = members.Text(nameof(MappingRule.RoleARN)),
        };
    }
}

/// <summary>
/// Converts any map from provider keys to mappings, or to objects with a mapping's members, such as those from a job or from JSON, to a map
/// of role mappings.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RoleMappingTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Rules = nameof(RulesConfigurationType.Rules);

    // The parameter of New-CIRoleMapping is -Rule.
    private static readonly string[] RulesNames = [Rules, "Rule"];

    private static readonly string[][] Names =
        [[nameof(RoleMapping.Type)], [nameof(RoleMapping.AmbiguousRoleResolution)], [nameof(RoleMapping.RulesConfiguration)], RulesNames];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null
        ? null
        : Unwrap.Entries(inputData).ToDictionary(entry => entry.Key, entry => Mapping(entry.Value), StringComparer.Ordinal);

    private static RoleMapping Mapping(object? value)
    {
        if (Unwrap.Value(value) is RoleMapping mapping)
        {
            return mapping;
        }

        var members = new DescribedObject(value, Texts.KindRoleMapping, Names);
        object? configuration = members[nameof(RoleMapping.RulesConfiguration)];
        object? rules = members[Rules];
        return new RoleMapping
        {
            Type = members.Text(nameof(RoleMapping.Type)) ?? throw new ArgumentTransformationMetadataException(Texts.RoleMappingExpected),
            AmbiguousRoleResolution = members.Text(nameof(RoleMapping.AmbiguousRoleResolution)),
            RulesConfiguration = configuration is not null && rules is not null
                ? throw new ArgumentTransformationMetadataException(Texts.MemberTwice.With(nameof(RoleMapping.RulesConfiguration), Rules))
                : Configuration(configuration is null ? rules : new DescribedObject(configuration, Texts.KindRoleMapping, [RulesNames])[Rules]),
        };
    }

    private static RulesConfigurationType? Configuration(object? rules) =>
        rules is null ? null : new RulesConfigurationType { Rules = MappingRuleTransformationAttribute.Convert(rules) };
}
