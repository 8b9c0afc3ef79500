using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class PublishedModelTests
{
    public static TheoryData<string> Operations => [.. PublishedModel.Operations.Keys];

    [Fact]
    public void The_operations_are_the_published_ones() => Assert.Equal(
        PublishedModel.Operations.Keys.Order(StringComparer.Ordinal), ApiModel.Operations.Values.Select(Title).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_member_and_limit_is_the_published_one(string operation) =>
        Assert.Equal(PublishedModel.Operations[operation], Describe(ApiModel.Operations.Values.Single(known => Title(known) == operation).Input));

    private static string Title(Operation operation) => operation.Signed ? operation.Name : operation.Name + " (unsigned)";

    private static string Describe(Shape shape) => shape switch
    {
        BooleanShape => "boolean",
        NumberShape number => $"{(number.Long ? "long" : "integer")}, range {number.Min}..{number.Max}",
        StringShape text => string.Concat(
            "string",
            Length(text.Min, text.Max),
            text.Pattern is null ? "" : $", pattern `{text.Pattern.Text}`",
            text.Values is null ? "" : $", enum {string.Join('|', text.Values)}",
            text.Sensitive ? ", sensitive" : ""),
        ListShape list => $"list of ({Describe(list.Element)}){Length(list.Min, list.Max)}",
        MapShape map => $"map ({Describe(map.Key)}) -> ({Describe(map.Value)}){Length(null, map.Max)}",
        StructureShape structure =>
            "structure: " + string.Join("; ", structure.Members.Select(member => $"{member.Name}{(member.Required ? "*" : "")}: ({Describe(member.Shape)})")),
        _ => "",
    };

    private static string Length(int? min, int? max) => min is null && max is null ? "" : $", length {min}..{max}";
}
