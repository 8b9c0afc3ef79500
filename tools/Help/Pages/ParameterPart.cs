using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.Help.Pages;

/// <summary>A parameter's block of YAML, from the cmdlet.</summary>
internal static class ParameterPart
{
    /// <summary>What is known of a parameter.</summary>
    public static ParameterYaml Describe(CmdletInfo cmdlet, ParameterMetadata parameter) => new()
    {
        Type = TypeNames.Full(parameter.ParameterType),
        DefaultValue = DefaultValue(cmdlet.ImplementingType, parameter),
        SupportsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
        Aliases = [.. parameter.Aliases],
        ParameterSets =
        [
            .. parameter.ParameterSets.Select(set => new ParameterSetYaml
            {
                Name = set.Key == ParameterAttribute.AllParameterSets ? ParameterSetYaml.All : set.Key,
                Position = set.Value.Position == int.MinValue ? ParameterSetYaml.Named : set.Value.Position.ToString(CultureInfo.InvariantCulture),
                IsRequired = set.Value.IsMandatory,
                ValueFromPipeline = set.Value.ValueFromPipeline,
                ValueFromPipelineByPropertyName = set.Value.ValueFromPipelineByPropertyName,
                ValueFromRemainingArguments = set.Value.ValueFromRemainingArguments,
            }),
        ],
        DontShow = parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow),
        AcceptedValues = AcceptedValues(parameter),
        HelpMessage = parameter.Attributes.OfType<ParameterAttribute>().Select(attribute => attribute.HelpMessage).FirstOrDefault(text => text is not null) ?? string.Empty,
    };

    private static List<string> AcceptedValues(ParameterMetadata parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
            : type.IsEnum ? [.. Enum.GetNames(type)]
            : [];
    }

    /// <summary>
    /// What the property has in a new cmdlet. PowerShell's own parameters are no properties; one that must be given has no default, and
    /// collections that are empty say nothing.
    /// </summary>
    private static string DefaultValue(Type cmdlet, ParameterMetadata parameter)
    {
        if (parameter.ParameterSets.Values.All(set => set.IsMandatory))
        {
            return string.Empty;
        }

        PropertyInfo? property = cmdlet.GetProperties().FirstOrDefault(property => property.Name == parameter.Name);
        return property?.GetValue(Activator.CreateInstance(cmdlet)) switch
        {
            null or ICollection { Count: 0 } => string.Empty,
            SwitchParameter value => value.IsPresent.ToString(),
            ICollection values => string.Join(", ", values.Cast<object>()),
            { } value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
