using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>The kinds that follow from the module's description of the API. It is internal, so reflection reads it.</summary>
internal static class ShapeKinds
{
    private static readonly Type Shapes =
        BuiltCmdlets.Find("Get-CIIdentityPool").OutputType[0].Type.Assembly.GetType("CognitoIdentity.Api.Shapes", throwOnError: true)!;

    /// <summary>The text that the errors of a shape have instead of its length and pattern.</summary>
    private static readonly Dictionary<string, string> Says = new(StringComparer.Ordinal)
    {
        ["ARNString"] = "is not an ARN. An ARN begins with arn: and has 20 to 2048 characters",
        ["ClaimName"] = "can't be the name of a claim. A name has 1 to 64 characters, without white space",
    };

    /// <summary>The kind of text that a shape describes.</summary>
    /// <param name="name">The name of a field of <c>Shapes</c>.</param>
    public static Text Text(string name) => (Text)Of(Shapes.GetField(name)!.GetValue(null)!)!;

    /// <summary>The kind for a parameter's shape, or null if the parameter has no shape or a structure's.</summary>
    public static Kind? Of(ParameterMetadata parameter)
    {
        object? limit = parameter.Attributes.FirstOrDefault(attribute => Get(attribute, "Shape") is not null);
        bool isNeverEmpty = parameter.Attributes.Any(attribute => attribute is ValidateNotNullOrEmptyAttribute);
        bool takesNull = !isNeverEmpty && !parameter.Attributes.Any(attribute => attribute is ParameterAttribute { Mandatory: true } or ValidateNotNullAttribute);
        return (limit is null ? null : Of(Get(limit, "Shape")!)) switch
        {
            Text text => text with { IsMany = parameter.ParameterType.IsArray, TakesNull = takesNull },
            Map map => map with { MaxCount = Get(limit, "MaxCount") is > 0 and int most ? most : map.MaxCount, IsNeverEmpty = isNeverEmpty, TakesNull = takesNull },
            Limited number => number with { IsTime = parameter.ParameterType == typeof(TimeSpan?), TakesNull = takesNull },
            var other => other,
        };
    }

    private static Kind? Of(object shape) =>
        Get(shape, "Element") is { } element ? Of(element)
        : Get(shape, "Key") is { } key ? Of(Get(shape, "Value")!) is { } value ? new Map((Text)Of(key)!, value, (int)Get(shape, "Most")!) : null
        : Get(shape, "Max") switch
        {
            int max when (bool)Get(shape, "IsSensitive")! => new Secret(max, IsVisible: false) { IsTrimmed = true },
            int max => new Text((int?)Get(shape, "Min") ?? 0, max, Pattern(shape)) { Says = Says.GetValueOrDefault(NameOf(shape)) },
            long max => new Limited((long)Get(shape, "Min")!, max) { IsOfPowerShell = true },
            _ => null,
        };

    private static string? Pattern(object shape) => (string?)Get(shape, "Prefix") is { } prefix ? $@"{Regex.Escape(prefix)}[\s\S]+"
        : (string?)Get(shape, "Pattern") is { } pattern && pattern.Contains(@"\p", StringComparison.Ordinal)
            // .NET doesn't know the category of half a surrogate pair.
            ? $@"(?:{pattern.TrimEnd('+')}|[\uD800-\uDBFF][\uDC00-\uDFFF])+"
            : (string?)Get(shape, "Pattern");

    private static string NameOf(object shape) => Shapes.GetFields().Single(field => field.GetValue(null) == shape).Name;

    private static object? Get(object? value, string property) => value?.GetType().GetProperty(property)?.GetValue(value);
}
