using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Sets which claims of a provider's tokens become tags of the session, or goes back to the default. SetPrincipalTagAttributeMap.</summary>
[Cmdlet(VerbsCommon.Set, "CIPrincipalTagAttributeMap", DefaultParameterSetName = MapSet, SupportsShouldProcess = true)]
[ServiceOperation("SetPrincipalTagAttributeMap")]
[OutputType(typeof(PrincipalTagAttributeMap))]
public sealed class SetPrincipalTagAttributeMapCommand : PrincipalTagCommand
{
    private const string MapSet = "Map";
    private const string DefaultSet = "Default";

    /// <summary>The tags, each with the claim that it comes from: any dictionary. At most 50; none clears the map.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = MapSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [StringMapTransformation]
    [ValidatePrincipalTag]
    [Alias("PrincipalTags")]
    public IDictionary<string, string>? PrincipalTag { get; set; }

    /// <summary>Takes the service's default map: <c>client</c> from <c>aud</c>, <c>username</c> from <c>sub</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultSet)]
    [Alias("UseDefaults")]
    public SwitchParameter UseDefault { get; set; }

    /// <summary>Puts out the maps.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string poolId)
    {
        if (!ShouldProcess(poolId, string.Format(CultureInfo.CurrentCulture, Texts.ActionSetPrincipalTags, IdentityProviderName)))
        {
            return;
        }

        PrincipalTagAttributeMap map = Await(Connect(poolId).Client.SetPrincipalTagAttributeMapAsync(
            new SetPrincipalTagAttributeMapRequest
            {
                IdentityPoolId = poolId,
                IdentityProviderName = IdentityProviderName,
                UseDefaults = UseDefault,
                PrincipalTags = UseDefault ? null : PrincipalTag ?? new Dictionary<string, string>(),
            },
            Stopped));

        if (PassThru)
        {
            WriteObject(map);
        }
    }
}
