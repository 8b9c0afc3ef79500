using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Sets the claims of a provider's tokens that become tags of the session, or restores the default map. A piped map of one pool is copied to
/// the pools of -IdentityPoolId; if it is the default map, they get the default map. SetPrincipalTagAttributeMap.
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
    /// Uses the service's default map: <c>client</c> from <c>aud</c>, <c>username</c> from <c>sub</c>. This parameter and -PrincipalTag win over
    /// piped input. <c>-UseDefault:$false</c> sets the present tags of a piped default map.
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
