using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a pool of any object with a pool's members: one that came back from a job, out of JSON or from a CSV file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentityPoolTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IdentityPool pool => pool,
        _ when Text(inputData, nameof(IdentityPool.IdentityPoolName)) is { } name => Read(inputData, name),
        { } other => throw new ArgumentTransformationMetadataException(Texts.PoolInvalid.With(DisplayText.Of(other))),
    };

    private static IdentityPool Read(object source, string name) => new()
    {
        IdentityPoolId = Text(source, nameof(IdentityPool.IdentityPoolId)),
        IdentityPoolName = name,
        AllowUnauthenticatedIdentities = Unwrap.Flag(Unwrap.Member(source, nameof(IdentityPool.AllowUnauthenticatedIdentities))),
        AllowClassicFlow = Unwrap.Flag(Unwrap.Member(source, nameof(IdentityPool.AllowClassicFlow))),
        SupportedLoginProviders = StringMapTransformationAttribute.Convert(Unwrap.Member(source, nameof(IdentityPool.SupportedLoginProviders))),
        DeveloperProviderName = Text(source, nameof(IdentityPool.DeveloperProviderName)),
        OpenIdConnectProviderARNs = List(source, nameof(IdentityPool.OpenIdConnectProviderARNs)),
        CognitoIdentityProviders = UserPoolProviderTransformationAttribute.Convert(
            Unwrap.Member(source, nameof(IdentityPool.CognitoIdentityProviders))),
        SamlProviderARNs = List(source, nameof(IdentityPool.SamlProviderARNs)),
        IdentityPoolTags = StringMapTransformationAttribute.Convert(Unwrap.Member(source, nameof(IdentityPool.IdentityPoolTags))),
    };

    private static string? Text(object source, string member) => Unwrap.Member(source, member) is string { Length: > 0 } text ? text : null;

    private static string[]? List(object source, string member) =>
        Unwrap.Member(source, member) is { } list ? [.. Unwrap.Elements(list).Select(item => item?.ToString() ?? string.Empty)] : null;
}
