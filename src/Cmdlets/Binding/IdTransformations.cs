using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Replaces objects by their ids, so that the output of one cmdlet binds to the next. Text, numbers and other plain values don't change.
/// An object without an id is an error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _members;

    /// <summary>Whether an identity is rejected where a pool is expected, although it knows its pool.</summary>
    public bool RejectsIdentities { get; set; }

    /// <param name="members">The members that may have the id, in the order in which they are tried.</param>
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
        _ => _members.Select(member => Unwrap.Member(element, member)).FirstOrDefault(id => id is not null)?.ToString() is not { } id ? throw NotFound(element)
            : Unwrap.Value(element) is IdentityPool or IdentityPoolShortDescription
                ? PoolNames.Note(id, Unwrap.Member(element, nameof(IdentityPool.IdentityPoolName)) as string)
            : id,
    };

    private string Names => string.Join(", ", _members);

    private ArgumentTransformationMetadataException NotFound(object? element)
    {
        string message = Texts.IdNotFound.With(DisplayText.Of(element), Names);

        // The binder tries the next parameter only with this inner exception. It must not if the member exists and is empty.
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
    public static string CheckPool(string id) => IsValid(id) ? id : throw new CognitoIdentityException(nameof(Texts.IdentityPoolIdInvalid), [DisplayText.Of(id)])
    {
        // The user may have passed the name of a pool. A text that display changes is too long, or a token.
        Remedy = Shapes.IdentityPoolName.Allows(id) && DisplayText.Of(id) == id
            ? $"{Texts.IdentityPoolIdInvalidRemedy} {Texts.IdentityPoolIdInvalidNamed.With(id, PowerShellText.Quote(id))}"
            : null,
    };

    /// <summary>The id of an identity, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityIdInvalid</c></exception>
    public static string CheckIdentity(string id) => IsValid(id) ? id : throw new CognitoIdentityException(nameof(Texts.IdentityIdInvalid), [DisplayText.Of(id)]);

    /// <summary>The remedy for an id that no identity has. It may be the id of a pool.</summary>
    public static string IdentityNotFound(string id, string command) => Texts.IdentityNotFoundRemedy.With(id, command);

    public static bool IsValid(string? id) => id is not null && Shapes.IdentityPoolId.Allows(id);
}

/// <summary>Converts any object with a pool's members, such as one from a job, from JSON or from a CSV file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentityPoolTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Lazy<string[][]> Names = new(() =>
        [[nameof(IdentityPool.IdentityPoolId)], [nameof(IdentityPool.IdentityPoolName), "Name"], .. IdentityPoolSettingsCommand.SettingAliases]);

    // The region is part of the id. A record may also have parameters of the command, such as the keys to sign with.
    private static readonly Lazy<string[]> Others = new(() =>
    [
        nameof(IdentityPool.Region),
        .. typeof(NewIdentityPoolCommand).GetProperties()
            .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName))
            .SelectMany(DescribedObject.NamesOf),
    ]);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IdentityPool pool => pool,

        // Its other members can't be read.
        IdentityPoolShortDescription listed => new IdentityPool { IdentityPoolId = listed.IdentityPoolId, IdentityPoolName = listed.IdentityPoolName },
        { } other => Read(new DescribedObject(inputData, Texts.KindPool, Names.Value, Others.Value))
            ?? throw new ArgumentTransformationMetadataException(Texts.PoolInvalid.With(DisplayText.Of(other))),
    };

    private static IdentityPool? Read(DescribedObject source) => source.Text(nameof(IdentityPool.IdentityPoolName)) is not { } name ? null : new IdentityPool
    {
        IdentityPoolId = source.Text(nameof(IdentityPool.IdentityPoolId)),
        IdentityPoolName = name,
        AllowUnauthenticatedIdentities = Unwrap.Flag(source[nameof(IdentityPool.AllowUnauthenticatedIdentities)]),
        AllowClassicFlow = Unwrap.Flag(source[nameof(IdentityPool.AllowClassicFlow)]),
        SupportedLoginProviders = StringMapTransformationAttribute.Convert(source[nameof(IdentityPool.SupportedLoginProviders)]),
        DeveloperProviderName = source.Text(nameof(IdentityPool.DeveloperProviderName)),
        OpenIdConnectProviderARNs = List(source[nameof(IdentityPool.OpenIdConnectProviderARNs)]),
        CognitoIdentityProviders = UserPoolProviderTransformationAttribute.Convert(source[nameof(IdentityPool.CognitoIdentityProviders)]),
        SamlProviderARNs = List(source[nameof(IdentityPool.SamlProviderARNs)]),
        IdentityPoolTags = StringMapTransformationAttribute.Convert(source[nameof(IdentityPool.IdentityPoolTags)]),
    };

    private static string[]? List(object? value) =>
        value is null ? null : [.. Unwrap.Elements(value).Select(item => item?.ToString() ?? string.Empty)];
}
