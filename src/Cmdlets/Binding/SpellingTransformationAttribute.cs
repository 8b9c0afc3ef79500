using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Gives a value the spelling of the API, which minds the case of letters where <c>ValidateSet</c> does not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpellingTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _values;

    /// <param name="values">The values as the API spells them.</param>
    public SpellingTransformationAttribute(params string[] values)
    {
        _values = values;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object?[] spelled = [.. Unwrap.Elements(inputData).Select(Spell)];
        return spelled is [var one] ? one : spelled;
    }

    private object? Spell(object? element) =>
        _values.FirstOrDefault(value => string.Equals(value, element?.ToString(), StringComparison.OrdinalIgnoreCase)) ?? element;
}
