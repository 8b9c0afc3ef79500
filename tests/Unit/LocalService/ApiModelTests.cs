using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class ApiModelTests
{
    public static TheoryData<string> Operations => [.. ApiModel.Operations.Keys];

    [Fact]
    public void There_are_23_operations() => Assert.Equal(23, ApiModel.Operations.Count);

    [Fact]
    public void Four_of_them_are_not_signed() => Assert.Equal(
        ["GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "UnlinkIdentity"],
        ApiModel.Operations.Values.Where(operation => !operation.Signed).Select(operation => operation.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_description_has_the_members_of_the_shared_model(string operation)
    {
        Type? model = operation == "UpdateIdentityPool"
            ? typeof(IdentityPool)
            : typeof(IdentityPool).Assembly.GetType($"CognitoIdentity.{operation}Request");

        Assert.Equal(
            model!.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal),
            ApiModel.Operations[operation].Input.Members.Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_of_the_client_exists_for_each(string operation) =>
        Assert.NotNull(typeof(ICognitoIdentityClient).GetMethod(operation + "Async"));
}
