namespace CognitoIdentity.UnitTests.Errors;

/// <summary>Error texts in which a service or a script repeats a token are masked.</summary>
public sealed class MaskedTextTests
{
    private const string Jwt =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWRhIn0.pU3KGCUwux1tEyze1iN7LtkeP3IfyxlxF0SU1kk8nVw0YL4xIB5p_tqg7ui5mX9c";

    private const string Opaque = "gAAAAABmZ3J1bnQ0c2VjcmV0LW9wYXF1ZS10b2tlbg";

    /// <summary>Ways to write a token.</summary>
    private static readonly Dictionary<string, Func<string, string>> Writers = new(StringComparer.Ordinal)
    {
        ["whole"] = token => token,
        ["wrapped at 76 columns"] = token => string.Join("\n", token.Chunk(76).Select(line => new string(line))),
        ["wrapped at 20 columns"] = token => string.Join("\r\n  ", token.Chunk(20).Select(line => new string(line))),
        ["cut at its end"] = token => token[..^12],
        ["cut at its beginning"] = token => token[12..],
        ["cut to a part"] = token => token[10..34],
        ["spaced"] = token => string.Join(' ', token.Chunk(4).Select(part => new string(part))),
        ["with every letter apart"] = token => string.Join(' ', token.Select(letter => letter)),
        ["quoted in parts"] = token => string.Join("', '", token.Chunk(18).Select(part => new string(part))),
    };

    public static TheoryData<string> Forms => [.. Writers.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_form_of_a_token_that_was_sent_is_shown(string form)
    {
        foreach (string token in new[] { Jwt, Opaque })
        {
            string shown = MaskedText.Of($"The token {Writers[form](token)} is not valid for this pool.", [token]);

            Assert.Matches("^The token .*\\*\\*\\*.* is not valid for this pool\\.$", shown);
            string letters = string.Concat(shown.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or ',')));
            Assert.DoesNotContain(
                Enumerable.Range(0, token.Length - 11).Select(i => token.Substring(i, 12)), part => letters.Contains(part, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleSJ9 was cut.", "*** was cut.")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xv is no token.", "*** is no token.")]
    [InlineData("A token in lines:\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\nCCCC=\nend", "A token in lines: *** end")]
    public void A_token_that_was_not_sent_is_recognized_by_its_form(string text, string expected) => Assert.Equal(expected, MaskedText.Of(text));

    [Theory]
    [InlineData("User: arn:aws:sts::123456789012:assumed-role/Admin/me is not authorized to perform: cognito-identity:ListIdentityPools on resource: arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/*")]
    [InlineData("Token expired: 1796052405 >= 1796048805")]
    [InlineData("IdentityPool 'us-east-1:c53777ff-f444-4ee5-b0ec-84286c34dec7' not found.")]
    public void Text_without_a_token_does_not_change(string text) => Assert.Equal(text, MaskedText.Of(text, [Jwt, Opaque]));

    [Theory]
    [InlineData("123456", "The code 123456 (TokenCode=123456) isn't of 123456789012.", "The code *** (TokenCode=***) isn't of 123456789012.")]
    [InlineData("123456", "TokenCode%3D123456", "TokenCode%3D***")]
    [InlineData("pool", "No pool in the pools: pool", "No *** in the pools: ***")]
    [InlineData("a.c", "abc a.c", "abc ***")]
    [InlineData("", "abc", "abc")]
    public void A_short_secret_is_hidden_where_it_is_a_word(string secret, string text, string expected) => Assert.Equal(expected, MaskedText.Of(text, [secret]));

    [Theory]
    [InlineData("s3cr3t-opaque", "***")]
    [InlineData("onlyletters", "***")]
    [InlineData("The answer was s3cr3t-opaque and no token.", "The answer was *** and no token.")]
    [InlineData("The vault is closed.", "The vault is closed.")]
    public void Words_of_a_script_s_error_that_may_be_its_secret_are_masked(string text, string expected) => Assert.Equal(expected, MaskedText.OfScript(text));
}
