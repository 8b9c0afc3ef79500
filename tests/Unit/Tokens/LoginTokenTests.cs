using CognitoIdentity.Tokens;

namespace CognitoIdentity.UnitTests.Tokens;

/// <summary>Removing white space, quotes and "Bearer" around a token.</summary>
public sealed class LoginTokenTests
{
    [Theory]
    [InlineData("a.b.c")]
    [InlineData(" a.b.c\r\n")]
    [InlineData("\"a.b.c\"")]
    [InlineData("'\"a.b.c\"'\n")]
    [InlineData("\uFEFFa.b.c")]
    [InlineData("Bearer a.b.c")]
    [InlineData("bearer\ta.b.c")]
    [InlineData("Authorization: Bearer \"a.b.c\"")]
    [InlineData("\u201Ca.b.c\u201D")]
    public void White_space_and_quotes_around_a_token_are_removed(string text) => Assert.Equal("a.b.c", LoginToken.Trim(text));

    [Theory]
    [InlineData("a b")]
    [InlineData("Bearera.b.c")]
    [InlineData("Bearer")]
    [InlineData("EAAB|opaque=")]
    [InlineData("PHNhbWw+==")]
    public void Characters_of_the_token_stay(string text) => Assert.Equal(text, LoginToken.Trim(text));
}
