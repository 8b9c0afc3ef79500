namespace CognitoIdentity.UnitTests.Model;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("secret", "secret", true)]
    [InlineData("secret", "secreT", false)]
    [InlineData("secret", "Secret", false)]
    [InlineData("secret", "secre", false)]
    [InlineData("secret", "secret\0", false)]
    [InlineData("é", "e\u0301", false)]
    public void Secrets_are_equal_only_as_a_whole(string one, string other, bool same)
    {
        Assert.Equal(same, Secrets.AreSame(one, other));
        Assert.Equal(same, Secrets.AreSame(System.Text.Encoding.UTF8.GetBytes(one), System.Text.Encoding.UTF8.GetBytes(other)));
    }
}
