using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a map of role mappings of any dictionary from provider keys to mappings.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RoleMappingTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IDictionary<string, RoleMapping> mappings => mappings,
        IDictionary dictionary => dictionary.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => Mapping(dictionary[key]), StringComparer.Ordinal),
        { } other => throw new ArgumentTransformationMetadataException(
            string.Format(CultureInfo.CurrentCulture, Texts.MapInvalid, other.GetType().Name)),
    };

    private static RoleMapping Mapping(object? value) =>
        Unwrap.Value(value) as RoleMapping ?? throw new ArgumentTransformationMetadataException(Texts.RoleMappingExpected);
}
