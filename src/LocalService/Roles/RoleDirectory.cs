using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The operations of IAM on roles, with IAM's errors.</summary>
internal sealed class RoleDirectory
{
    private const string IdPrefix = "AROA";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdSuffixLength = 17;
    private const string RootPath = "/";
    private static readonly Regex NameForm = new(@"\A[\w+=,.@-]+\z", RegexOptions.ECMAScript);
    private static readonly Regex PathForm = new(@"\A/([\x21-\x7e]+/)?\z");
    private readonly PageTokens _pages = new();
    private readonly RoleStore _roles;
    private readonly TimeProvider _clock;

    public RoleDirectory(RoleStore roles, TimeProvider clock)
    {
        _roles = roles;
        _clock = clock;
    }

    /// <exception cref="QueryException">A parameter is wrong, or the name is taken.</exception>
    public IamRole Create(string partition, CreateRoleRequest request)
    {
        Check(request);
        var role = new IamRole(
            partition,
            request.Path ?? RootPath,
            request.RoleName!,
            IdPrefix + RandomNumberGenerator.GetString(Base32, IdSuffixLength),
            _clock.GetUtcNow().UtcDateTime,
            request.AssumeRolePolicyDocument!,
            request.MaxSessionDuration ?? (int)Shapes.RoleMaxSessionDurationType.Default,
            request.Description,
            request.Tags ?? new Dictionary<string, string>());
        return _roles.TryAdd(role) ? role : throw new QueryException(ErrorIds.EntityAlreadyExists, $"Role with name {role.Name} already exists.", 409);
    }

    /// <summary>Checks the rules beyond the shapes.</summary>
    /// <exception cref="QueryException">A parameter is wrong.</exception>
    public static void Check(CreateRoleRequest request)
    {
        CheckName(request.RoleName!);
        if (request.Path is { } path && !PathForm.IsMatch(path))
        {
            throw Invalid("path", "It must begin and end with / and contain only alphanumeric characters and/or / characters.");
        }

        TrustPolicyForm.Check(request.AssumeRolePolicyDocument!);
    }

    /// <exception cref="QueryException">There is no such role.</exception>
    public IamRole Get(string partition, string name)
    {
        CheckName(name);
        return _roles.Find(partition, name) ?? throw NotFound(name);
    }

    /// <returns>A page of roles, and the marker of the next page, or null.</returns>
    /// <exception cref="QueryException">The marker does not belong to this list.</exception>
    public (IamRole[] Roles, string? Marker) List(string partition, ListRolesRequest request)
    {
        string prefix = request.PathPrefix ?? RootPath;
        string list = $"{partition} {prefix}";
        int size = request.MaxItems ?? (int)Shapes.MaxItemsType.Default;
        (long Position, IamRole Role)[] found =
        [
            .. _roles.After(Position())
                .Where(entry => entry.Item.Partition == partition && entry.Item.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Take(size + 1),
        ];
        return ([.. found.Take(size).Select(entry => entry.Role)], found.Length > size ? _pages.Create(list, found[size - 1].Position) : null);

        long Position()
        {
            try
            {
                return _pages.Read(list, request.Marker);
            }
            catch (ServiceException)
            {
                throw new QueryException(ErrorIds.ValidationError, "The Marker is not one of this list.");
            }
        }
    }

    /// <exception cref="QueryException">There is no such role, or the policy is malformed.</exception>
    public void Update(string partition, UpdateAssumeRolePolicyRequest request)
    {
        CheckName(request.RoleName!);
        TrustPolicyForm.Check(request.PolicyDocument!);
        if (!_roles.TryChange(partition, request.RoleName!, role => role with { TrustPolicy = request.PolicyDocument! }))
        {
            throw NotFound(request.RoleName!);
        }
    }

    /// <exception cref="QueryException">There is no such role.</exception>
    public void Delete(string partition, string name)
    {
        CheckName(name);
        if (!_roles.Remove(partition, name))
        {
            throw NotFound(name);
        }
    }

    private static void CheckName(string name)
    {
        if (!NameForm.IsMatch(name))
        {
            throw Invalid("roleName", "It must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
    }

    private static QueryException Invalid(string member, string rule) => new(ErrorIds.ValidationError, $"The specified value for {member} is invalid. {rule}");

    private static QueryException NotFound(string name) => new(ErrorIds.NoSuchEntity, $"The role with name {name} cannot be found.", 404);
}

/// <summary>The request of CreateRole.</summary>
internal sealed class CreateRoleRequest
{
    [Optional(nameof(Shapes.PathType))]
    public string? Path { get; set; }

    [Required(nameof(Shapes.RoleNameType))]
    public string? RoleName { get; set; }

    [Required(nameof(Shapes.PolicyDocumentType))]
    public string? AssumeRolePolicyDocument { get; set; }

    [Optional(nameof(Shapes.RoleDescriptionType))]
    public string? Description { get; set; }

    [Optional(nameof(Shapes.RoleMaxSessionDurationType))]
    public int? MaxSessionDuration { get; set; }

    [Optional(nameof(Shapes.RoleTagsType))]
    public IDictionary<string, string>? Tags { get; set; }
}

/// <summary>The request of GetRole and DeleteRole.</summary>
internal sealed class RoleRequest
{
    [Required(nameof(Shapes.RoleNameType))]
    public string? RoleName { get; set; }
}

/// <summary>The request of UpdateAssumeRolePolicy.</summary>
internal sealed class UpdateAssumeRolePolicyRequest
{
    [Required(nameof(Shapes.RoleNameType))]
    public string? RoleName { get; set; }

    [Required(nameof(Shapes.PolicyDocumentType))]
    public string? PolicyDocument { get; set; }
}

/// <summary>The request of ListRoles.</summary>
internal sealed class ListRolesRequest
{
    [Optional(nameof(Shapes.PathPrefixType))]
    public string? PathPrefix { get; set; }

    [Optional(nameof(Shapes.MarkerType))]
    public string? Marker { get; set; }

    [Optional(nameof(Shapes.MaxItemsType))]
    public int? MaxItems { get; set; }
}
