namespace CognitoIdentity;

/// <summary>A problem of a pool or a login token. Output of Test-CIIdentityPool, and part of that of Test-CILoginToken.</summary>
public sealed class Finding
{
    // Longer than any real name.
    private const int MostOfClaim = 300;

    /// <summary>The severity: a value of <see cref="FindingSeverity"/>.</summary>
    public string Severity { get; init; } = string.Empty;

    /// <summary>The id, which doesn't change between versions: <c>GuestRoleMissing</c>.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The problem in words.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>
    /// What to do about it. For a pool, a command line, with variables such as <c>$roleArn</c> for values that only you know.
    /// </summary>
    public string Remedy { get; init; } = string.Empty;

    /// <summary>Id of the pool, <c>REGION:GUID</c>; null for a token that was checked without a pool.</summary>
    public string? IdentityPoolId { get; init; }

    /// <summary>The part with the problem: the id of the pool, a provider key, or an ARN.</summary>
    public string? Target { get; init; }

    /// <summary>The severity and the message.</summary>
    public override string ToString() => $"{Severity}: {Message}";

    /// <summary>Makes a finding from the texts with its id.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="id">The name of its text. The text of the remedy has the suffix Remedy.</param>
    /// <param name="identityPoolId">The pool, or null.</param>
    /// <param name="target">The part with the problem.</param>
    /// <param name="values">The values for both texts. Values from a token are untrusted.</param>
    internal static Finding Create(string severity, string id, string? identityPoolId, string? target, params object?[] values) =>
        WithRemedy(id + "Remedy", severity, id, identityPoolId, target, values);

    /// <summary>The same, with a remedy that several findings share.</summary>
    /// <inheritdoc cref="Create"/>
    internal static Finding WithRemedy(string remedyId, string severity, string id, string? identityPoolId, string? target, params object?[] values) => new()
    {
        Severity = severity,
        Id = id,
        Message = TextFormat.Fill(ErrorTexts.MessageOf(id), values, text => DisplayText.Of(text, MostOfClaim)),
        Remedy = TextFormat.Fill(ErrorTexts.MessageOf(remedyId), values, text => DisplayText.MaskTokens(DisplayText.Line(text))),
        IdentityPoolId = identityPoolId,
        Target = target is null ? null : DisplayText.MaskTokens(target),
    };
}

/// <summary>The severity of a <see cref="Finding"/>.</summary>
public static class FindingSeverity
{
    /// <summary>Something does not work: the service rejects it, or gives no credentials.</summary>
    public const string Error = nameof(Error);

    /// <summary>It works, but not as expected, or strangers can misuse it.</summary>
    public const string Warning = nameof(Warning);

    /// <summary>Worth knowing, but possibly intended.</summary>
    public const string Information = nameof(Information);

    /// <summary>The findings, the worst first.</summary>
    internal static TextList<Finding> Sort(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(finding => Array.IndexOf([Error, Warning, Information], finding.Severity))];
}
