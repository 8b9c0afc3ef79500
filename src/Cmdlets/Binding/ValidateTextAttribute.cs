using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Holds a string or a secret, or each of an array, against the API's limits, and says the rule when it breaks it. Null passes.</summary>
/// <remarks>For arrays that belong together. In an array of records, each is checked for itself: see <see cref="TextRule.Check"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal class ValidateTextAttribute : ValidateArgumentsAttribute
{
    private readonly TextRule _rule;

    /// <param name="minLength">The fewest characters.</param>
    /// <param name="maxLength">The most characters.</param>
    /// <param name="pattern">What the whole text must match, or null.</param>
    public ValidateTextAttribute(int minLength, int maxLength, string? pattern = null)
        : this(new TextRule(minLength, maxLength, pattern))
    {
    }

    protected ValidateTextAttribute(TextRule rule)
    {
        _rule = rule;
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (object? value in Unwrap.Elements(arguments))
        {
            if (_rule.Problem(Unwrap.Value(value)) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}
