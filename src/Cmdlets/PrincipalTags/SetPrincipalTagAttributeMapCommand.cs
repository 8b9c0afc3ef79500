using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Sets which claims of a provider's tokens become tags of the session, or goes back to the default. The map of one pool
/// piped in is copied to the pools of -IdentityPoolId, as the default where it is the default. SetPrincipalTagAttributeMap.
/// </summary>
[Cmdlet(VerbsCommon.Set, "CIPrincipalTagAttributeMap", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[ServiceOperation("SetPrincipalTagAttributeMap")]
[OutputType(typeof(PrincipalTagAttributeMap))]
public sealed class SetPrincipalTagAttributeMapCommand : PrincipalTagCommand
{
    private bool _isMapNamed;

    /// <summary>The tags, each with the claim that it comes from: any dictionary. An empty one clears the map.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [StringMapTransformation]
    [ValidateShape(nameof(Shapes.PrincipalTags))]
    [Alias("PrincipalTags")]
    public IDictionary<string, string>? PrincipalTag { get; set; }

    /// <summary>
    /// Takes the service's default map: <c>client</c> from <c>aud</c>, <c>username</c> from <c>sub</c>. What is named here or
    /// by -PrincipalTag goes before what is piped in; <c>-UseDefault:$false</c> sets the map of a piped default as it is now.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    [Alias("UseDefaults")]
    public SwitchParameter UseDefault { get; set; }

    /// <summary>Writes the maps.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isMapNamed = IsGiven(nameof(PrincipalTag));
        if (_isMapNamed && UseDefault)
        {
            StopWithError(nameof(Texts.PrincipalTagAmbiguous), MyInvocation.MyCommand.Name);
        }
    }

    private protected override void Process(string poolId)
    {
        bool isDefault = UseDefault && !_isMapNamed;
        if (!isDefault && !IsGiven(nameof(PrincipalTag)))
        {
            throw new CognitoIdentityException(nameof(Texts.PrincipalTagMissing), []);
        }

        if (!ShouldProcess(Target(poolId), Action(poolId, isDefault)))
        {
            return;
        }

        PrincipalTagAttributeMap map = Await(Connect(poolId).BlockingClient.SendAsync(
            new SetPrincipalTagAttributeMapRequest
            {
                IdentityPoolId = poolId,
                IdentityProviderName = IdentityProviderName,
                UseDefaults = isDefault,
                PrincipalTags = isDefault ? null : PrincipalTag ?? new Dictionary<string, string>(),
            },
            Stopped));

        if (PassThru)
        {
            WriteObject(map);
        }
    }

    private string Action(string poolId, bool isDefault)
    {
        string action = Texts.ActionSetPrincipalTags.With(IdentityProviderName);
        PrincipalTagAttributeMap? before = ReadForPrompt(
            poolId, new GetPrincipalTagAttributeMapRequest { IdentityPoolId = poolId, IdentityProviderName = IdentityProviderName });
        if (before is null)
        {
            return action;
        }

        object? old = before.UseDefaults == true ? Texts.PrincipalTagsDefault : before.PrincipalTags;
        object? next = isDefault ? Texts.PrincipalTagsDefault : PrincipalTag;
        return $"{action}: {Changes.Of([(Texts.PrincipalTagsName, old, next)])}";
    }
}
