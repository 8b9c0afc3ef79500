using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Takes the id out of objects that have one, so that what one cmdlet puts out goes into the next. Text, numbers and other
/// plain values stay what they are; an object is never taken for its own id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _members;

    /// <summary>Whether an identity is rejected where a pool is expected, although it knows its pool.</summary>
    public bool RejectsIdentities { get; set; }

    /// <param name="members">The members that may hold the id, the best first.</param>
    public IdTransformationAttribute(params string[] members)
    {
        _members = members;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        string[] ids = [.. Unwrap.Elements(inputData).Select(Id)];
        return ids.Length == 1 ? ids[0] : ids;
    }

    private string Id(object? element) => Unwrap.Value(element) switch
    {
        null => throw new ArgumentTransformationMetadataException(Texts.IdNotFound.With("$null", Names)),
        string text => text,
        IFormattable value and not PSObject => value.ToString(null, CultureInfo.InvariantCulture),
        _ when RejectsIdentities && Unwrap.Member(element, nameof(IdentityDescription.IdentityId)) is not null =>
            throw new ArgumentTransformationMetadataException(Texts.IdentityForPool.With(DisplayText.Of(element), Names)),
        _ => _members.Select(member => Unwrap.Member(element, member)).FirstOrDefault(id => id is not null)?.ToString() ?? throw NotFound(element),
    };

    private string Names => string.Join(", ", _members);

    private ArgumentTransformationMetadataException NotFound(object? element)
    {
        string message = Texts.IdNotFound.With(DisplayText.Of(element), Names);

        // Only with this inner exception does the binder try the next parameter. Where the member is there, and empty, it must not.
        return Array.Exists(_members, member => Unwrap.HasMember(element, member))
            ? new ArgumentTransformationMetadataException(message)
            : new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}

/// <summary>Checks the ids of identity pools and identities. The API has one form for both.</summary>
internal static class ResourceIds
{
    /// <summary>The id of a pool, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolIdInvalid</c></exception>
    public static string CheckPool(string id) => Check(id, nameof(Texts.IdentityPoolIdInvalid));

    /// <summary>The id of an identity, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityIdInvalid</c></exception>
    public static string CheckIdentity(string id) => Check(id, nameof(Texts.IdentityIdInvalid));

    public static bool IsValid(string? id) => id is not null && Shapes.IdentityPoolId.Allows(id);

    private static string Check(string id, string errorId) =>
        IsValid(id) ? id : throw new CognitoIdentityException(errorId, [DisplayText.Of(id)]);
}

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
