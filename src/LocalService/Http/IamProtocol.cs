using System.Globalization;
using System.Xml.Linq;

namespace CognitoIdentity.Local;

/// <summary>The part of AWS IAM that identity pools need: roles and their trust policies.</summary>
internal sealed class IamProtocol : QueryProtocol
{
    /// <summary>The version of the API. It distinguishes IAM requests from STS requests.</summary>
    public const string Version = "2010-05-08";

    private readonly RoleStore _store;
    private readonly RoleDirectory _roles;

    public IamProtocol(CognitoIdentityService service)
        : base("iam", "https://iam.amazonaws.com/doc/2010-05-08/")
    {
        _store = service.Roles;
        _roles = new RoleDirectory(service.Roles, service.Clock);
        Add("CreateRole", call => [Create(call)]);
        Add("GetRole", call => [Get(call)]);
        Add("ListRoles", List);
        Add("UpdateAssumeRolePolicy", Update);
        Add("DeleteRole", Delete);
    }

    private XElement Create(QueryCall call)
    {
        IamRole role = _roles.Create(PartitionOf(call), call.Read<CreateRoleRequest>());
        return Element("Role", Basics(role), Tags(role));
    }

    private XElement Get(QueryCall call)
    {
        IamRole role = _roles.Get(PartitionOf(call), call.Read<RoleRequest>().RoleName!);
        return Element("Role", Basics(role), Details(role), Element("RoleLastUsed"), Tags(role));
    }

    private XElement[] List(QueryCall call)
    {
        (IamRole[] roles, string? marker) = _roles.List(PartitionOf(call), call.Read<ListRolesRequest>());
        return
        [
            Element("Roles", roles.Select(role => Element("member", Basics(role), Details(role)))),
            Element("IsTruncated", marker is not null),
            .. marker is null ? Array.Empty<XElement>() : [Element("Marker", marker)],
        ];
    }

    private XElement[] Update(QueryCall call)
    {
        _roles.Update(PartitionOf(call), call.Read<UpdateAssumeRolePolicyRequest>());
        return [];
    }

    private XElement[] Delete(QueryCall call)
    {
        _roles.Delete(PartitionOf(call), call.Read<RoleRequest>().RoleName!);
        return [];
    }

    private XElement[] Basics(IamRole role) =>
    [
        Element("Path", role.Path),
        Element("RoleName", role.Name),
        Element("RoleId", role.Id),
        Element("Arn", _store.ArnOf(role)),
        Element("CreateDate", role.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        Element("AssumeRolePolicyDocument", Uri.EscapeDataString(role.TrustPolicy)),
        .. role.Description is null ? Array.Empty<XElement>() : [Element("Description", role.Description)],
    ];

    private XElement Details(IamRole role) => Element("MaxSessionDuration", role.MaxSessionDuration);

    private XElement? Tags(IamRole role) => role.Tags.Count == 0
        ? null
        : Element("Tags", role.Tags.Select(tag => Element("member", Element("Key", tag.Key), Element("Value", tag.Value))));

    // The region of the signature determines the partition. Roles have no region.
    private static string PartitionOf(QueryCall call) => Partition.Of(call.Caller.Region).Name;
}
