using System.Reflection;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.Api;

/// <summary>The description of the API is complete. tests/Conformance checks with foreign clients that it is correct.</summary>
public sealed class OperationTests
{
    public static TheoryData<string> All => [.. Operation.ByName.Keys];

    [Fact]
    public void Every_request_names_its_operation() => Assert.All(
        Operation.ByName.Values, operation => Assert.Equal(operation.Name + "Request", operation.Request.Type.Name));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_member_has_the_type_of_its_shape(string name)
    {
        Operation operation = Operation.ByName[name];

        Assert.All(Structures(operation.Request).Concat(Structures(operation.Answer)).SelectMany(structure => structure.Members), member =>
            Assert.Equal(TypeOf(member.Shape), AsArray(member.Type)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_property_of_a_request_is_a_member(string name)
    {
        StructureShape request = Operation.ByName[name].Request;

        Assert.Equal(
            request.Type.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            request.Members.Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_local_service_answers_every_operation() => Assert.Equal(
        Operation.ByName.Values.Select(operation => operation.Name).Order(StringComparer.Ordinal),
        new CognitoIdentityService("123456789012", TimeProvider.System).Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_error_for_a_lost_answer_has_a_text_and_a_remedy()
    {
        LostAnswer[] unclear = [.. Operation.ByName.Values.Select(operation => operation.IfLost(operation.Request.Create())).OfType<LostAnswer>()];

        Assert.Equal(3, unclear.Length);
        Assert.All(unclear, lost =>
        {
            Assert.Contains("{1}", ErrorTexts.MessageOf(lost.ErrorId), StringComparison.Ordinal);
            Assert.NotEmpty(lost.Remedy);
        });
    }

    [Theory]
    [InlineData(typeof(AmbiguousRoleResolution), nameof(Shapes.AmbiguousRoleResolutionType))]
    [InlineData(typeof(MappingRuleMatchType), nameof(Shapes.MappingRuleMatchType))]
    [InlineData(typeof(RoleMappingType), nameof(Shapes.RoleMappingType))]
    [InlineData(typeof(UnprocessedIdentityErrorCode), nameof(Shapes.ErrorCode))]
    public void A_closed_set_has_every_known_value(Type known, string shape) => Assert.Equal(
        known.GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!),
        ((TextShape)Shapes.Named(shape)).Values!);

    private static IEnumerable<StructureShape> Structures(Shape shape) => shape switch
    {
        StructureShape structure => structure.Members.SelectMany(member => Structures(member.Shape)).Prepend(structure),
        ListShape list => Structures(list.Element),
        MapShape map => Structures(map.Value),
        _ => [],
    };

    // Lists in the output of cmdlets have their own type.
    private static Type AsArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(TextList<>) ? type.GetGenericArguments()[0].MakeArrayType() : type;

    private static Type TypeOf(Shape shape) => shape switch
    {
        BooleanShape => typeof(bool?),
        TimestampShape => typeof(DateTime?),
        NumberShape { IsLong: true } => typeof(long?),
        NumberShape => typeof(int?),
        TextShape => typeof(string),
        ListShape list => TypeOf(list.Element).MakeArrayType(),
        MapShape map => typeof(IDictionary<,>).MakeGenericType(typeof(string), TypeOf(map.Value)),
        _ => ((StructureShape)shape).Type,
    };
}
