using System.Security;
using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>What the API holds a text to: its length, and a pattern that the whole of it has to match.</summary>
internal sealed class TextRule
{
    private readonly int _minLength;
    private readonly int _maxLength;
    private readonly string? _pattern;
    private readonly Regex? _form;

    /// <param name="minLength">The fewest characters.</param>
    /// <param name="maxLength">The most characters.</param>
    /// <param name="pattern">What the whole text must match, or null.</param>
    public TextRule(int minLength, int maxLength, string? pattern = null)
    {
        _minLength = minLength;
        _maxLength = maxLength;
        _pattern = pattern;

        // In the service, \w, \d and \s are ASCII. .NET has the categories of Unicode only where they are not.
        _form = pattern is null ? null
            : new Regex($@"\A(?:{pattern})\z", pattern.Contains(@"\p{", StringComparison.Ordinal) ? RegexOptions.None : RegexOptions.ECMAScript);
    }

    /// <summary>An access key id: text that can be in a signature.</summary>
    public static TextRule AccessKey { get; } = new(1, 128, @"[\w.+=@-]+");

    /// <summary>The ARN of a role or a provider. The service says more of it than that it begins so.</summary>
    public static TextRule Arn { get; } = new(20, 2048, @"arn:[\s\S]+") { Rule = Texts.ArnInvalid };

    /// <summary>The name of a claim. .NET sees two halves in a character such as an emoji; such pairs are taken.</summary>
    public static TextRule ClaimName { get; } =
        new(1, 64, @"(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]|[\uD800-\uDBFF][\uDC00-\uDFFF])+") { Rule = Texts.ClaimNameInvalid };

    /// <summary>What a rule compares a claim with.</summary>
    public static TextRule ClaimValue { get; } = new(1, 128);

    /// <summary>The id of a user in a backend of one's own.</summary>
    public static TextRule DeveloperUserIdentifier { get; } = new(1, 1024);

    /// <summary>The token of a login.</summary>
    public static TextRule LoginToken { get; } = new(1, 50_000);

    /// <summary>The name of a pool.</summary>
    public static TextRule PoolName { get; } = new(1, 128, @"[\w\s+=,.@-]+");

    /// <summary>The name of a provider of logins, or the key of a tag: any text of some length.</summary>
    public static TextRule Key { get; } = new(1, 128);

    /// <summary>The rule in words, where length and pattern would not explain it.</summary>
    private string? Rule { get; init; }

    /// <summary>What is wrong with a text, and the rule it breaks; null if nothing is.</summary>
    public string? Problem(string text)
    {
        // Both halves of a surrogate pair are one character.
        int length = text.Length - text.Count(char.IsLowSurrogate);
        bool fits = IsInLimits(length);
        return fits && _form?.IsMatch(text) != false ? null
            : Rule is not null ? Rule.With(Shown.Of(text), _minLength, _maxLength)
            : fits ? Texts.TextPatternInvalid.With(Shown.Of(text), _pattern!)
            : _minLength == _maxLength ? Texts.TextLengthWrong.With(Shown.Of(text), length, _maxLength)
            : Texts.TextLengthInvalid.With(Shown.Of(text), length, _minLength, _maxLength);
    }

    /// <summary>What is wrong with a text, or with the length of a secret, of which nothing else is said. Null for all else.</summary>
    public string? Problem(object? value) => value switch
    {
        string text => Problem(text),
        SecureString secret => LengthProblem(secret.Length),
        _ => null,
    };

    /// <summary>What is wrong with the length of a secret.</summary>
    public string? LengthProblem(int length) => IsInLimits(length) ? null : Texts.SecretLengthInvalid.With(length, _minLength, _maxLength);

    /// <summary>A text of a record, if it keeps the rule. What is wrong with one record stops none of the others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="errorId">The error if it does not.</param>
    /// <param name="message">The text of that error, which has place for what is wrong.</param>
    /// <exception cref="CognitoIdentityException">The error.</exception>
    public string Check(string text, string errorId, string message) =>
        Problem(text) is { } problem ? throw new CognitoIdentityException(errorId, message.With(problem)) : text;

    private bool IsInLimits(int length) => length >= _minLength && length <= _maxLength;
}
