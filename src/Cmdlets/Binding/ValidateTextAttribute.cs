using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Holds a string, or each string of an array, against the API's limits, and says the rule when it breaks it. Null passes.</summary>
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
        foreach (string text in Unwrap.Elements(arguments).OfType<string>())
        {
            if (_rule.Problem(text) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}
