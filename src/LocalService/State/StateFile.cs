using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The state file. A lock keeps other services away; writes are atomic.</summary>
internal sealed class StateFile : IDisposable
{
    private readonly string _path;
    private readonly FileLock _lock;

    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: the file can't be written, or another service uses it.</exception>
    public StateFile(string path)
    {
        _path = Path.GetFullPath(path);
        try
        {
            // Lock the file itself, because several paths may lead to it.
            _path = AtomicFile.Resolve(_path);
            AtomicFile.CreateFolder(Path.GetDirectoryName(_path)!);
            _lock = FileLock.TryTake(_path + ".lock") ?? throw new IOException(Texts.FileInUse);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid(error);
        }
    }

    /// <summary>The state in the file, or null if the file has none yet.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c></exception>
    public StoredState? Read()
    {
        try
        {
            if (!File.Exists(_path))
            {
                return null;
            }

            using FileStream stream = File.OpenRead(_path);
            StoredState? state = JsonSerializer.Deserialize(stream, StateJson.File.StoredState);
            return state is { Version: StoredState.Plain or StoredState.WithRoles, Pools: not null } && Array.TrueForAll(state.Pools, IsWhole) && Array.TrueForAll(state.Roles ?? [], IsWhole)
                ? state
                : throw new JsonException($"It is not of version {StoredState.Plain} or {StoredState.WithRoles}, or parts are missing.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Invalid(error);
        }
    }

    /// <summary>Replaces the state atomically.</summary>
    public void Write(StoredState state)
    {
        // The file names users, so a new file is readable only by its owner.
        UnixFileMode mode = !OperatingSystem.IsWindows() && File.Exists(_path) ? File.GetUnixFileMode(_path) : AtomicFile.OwnerOnly;
        AtomicFile.Replace(_path, mode, stream => JsonSerializer.Serialize(stream, state, StateJson.File.StoredState));
    }

    public CognitoIdentityException Invalid(Exception error) => new(nameof(Texts.LocalServiceStateInvalid), [_path, error.Message], error);

    public CognitoIdentityException Unsaved(Exception error) => new(nameof(Texts.LocalServiceStateUnsaved), [_path, error.Message], error);

    public void Dispose() => _lock.Dispose();

    private static bool IsWhole(StoredPool? pool) =>
        pool is { Settings.IdentityPoolId: not null, Roles: not null, PrincipalTags: not null, Identities: not null };

    private static bool IsWhole(IamRole? role) => role is { Partition: not null, Path: not null, Name: not null, Id: not null, TrustPolicy: not null, Tags: not null };
}

/// <summary>The content of the file. The regions of the pools are in their ids.</summary>
/// <param name="Version">The version of the format. A build rejects a version that it doesn't know, so it can't lose what it doesn't know.</param>
/// <param name="Pools">The pools.</param>
/// <param name="Roles">The roles; null for none.</param>
internal sealed record StoredState(int Version, StoredPool[] Pools, IamRole[]? Roles)
{
    public const int Plain = 1;
    public const int WithRoles = 2;

    public static StoredState Of(StoredPool[] pools, IamRole[]? roles) => new(roles is null ? Plain : WithRoles, pools, roles);
}

/// <summary>A pool, with its identities in the order of their creation.</summary>
internal sealed record StoredPool(IdentityPool Settings, IdentityPoolRoles Roles, IDictionary<string, TagMap> PrincipalTags, StoredIdentity[] Identities);

/// <summary>An identity. A structure, so that a snapshot of a million is one piece of memory.</summary>
/// <param name="Id">The id without the region.</param>
/// <param name="Status">What it is.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Modified">When its logins last changed.</param>
/// <param name="Logins">Its logins; null for none.</param>
/// <param name="MergedInto">For a disabled identity, the one it was merged into, which may have been deleted.</param>
internal readonly record struct StoredIdentity(
    [property: JsonRequired] Guid Id,
    [property: JsonRequired] IdentityStatus Status,
    [property: JsonRequired] DateTime Created,
    [property: JsonRequired] DateTime Modified,
    Login[]? Logins,
    Guid? MergedInto);

/// <summary>The format of the file: indented, because people read it too.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static StateJson File { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Saves and restores the state of regions and roles.</summary>
internal static class StateImage
{
    public static IamRole[]? Take(RoleStore roles) => roles.After(0) is { Count: > 0 } found ? [.. found.Select(entry => entry.Item)] : null;

    /// <summary>Adds a role, which must not exist yet.</summary>
    /// <exception cref="Exception">IAM would not allow the role, or it exists already.</exception>
    public static void Restore(RoleStore roles, IamRole stored)
    {
        var request = new CreateRoleRequest
        {
            Path = stored.Path,
            RoleName = stored.Name,
            AssumeRolePolicyDocument = stored.TrustPolicy,
            Description = stored.Description,
            MaxSessionDuration = stored.MaxSessionDuration,
            Tags = stored.Tags,
        };
        Check(StructureShape.Of(typeof(CreateRoleRequest)), request);
        RoleDirectory.Check(request);
        if (!roles.TryAdd(stored))
        {
            throw ServiceErrors.InvalidParameter($"The role '{stored.Name}' is there twice.");
        }
    }

    /// <summary>A consistent image of a region. The lock is held only while references are copied.</summary>
    public static List<StoredPool> Take(Region region)
    {
        lock (region.Gate)
        {
            return [.. region.Pools.All().Select(entry => Take(entry.Item))];
        }
    }

    /// <summary>Adds a pool to a region, where it must not exist yet.</summary>
    /// <exception cref="ServiceException">The API would not allow the pool, or its parts contradict each other.</exception>
    public static void Restore(Region region, StoredPool stored)
    {
        Check<UpdateIdentityPoolRequest>(stored.Settings);
        PoolRules.Apply(stored.Settings);
        Check<SetIdentityPoolRolesRequest>(stored.Roles);
        RoleRules.Check(stored.Roles.Roles!, stored.Roles.RoleMappings);
        if (region.Pools.Find(stored.Settings.IdentityPoolId!) is not null)
        {
            throw Contradiction(stored);
        }

        foreach ((string provider, TagMap? map) in stored.PrincipalTags)
        {
            CheckTags(stored, provider, map?.Tags ?? throw Contradiction(stored));
        }

        var pool = new Pool(stored.Settings)
        {
            Roles = stored.Roles.Roles!,
            RoleMappings = stored.Roles.RoleMappings ?? new Dictionary<string, RoleMapping>(),
            TagMaps = stored.PrincipalTags.ToImmutableDictionary(),
        };
        pool.Settings.IdentityPoolTags ??= new Dictionary<string, string>();
        region.Pools.Add(pool);
        foreach (StoredIdentity identity in stored.Identities)
        {
            Restore(region, pool, identity, stored);
        }

        // Last, because an identity may have been merged into a later one.
        foreach (StoredIdentity identity in stored.Identities)
        {
            RestoreMerge(region, identity, stored);
        }
    }

    private static void Restore(Region region, Pool pool, StoredIdentity stored, StoredPool whole)
    {
        Login[] logins = stored.Logins ?? [];
        bool isWhole = Enum.IsDefined(stored.Status)
            && (logins.Length == 0 || stored.Status == IdentityStatus.Authenticated)
            && Array.TrueForAll(logins, login => login.Provider is not null && login.User is not null);
        var identity = new Identity(stored.Id, pool.Identities, pool.Identities.LastPosition + 1, stored.Created)
        {
            Modified = stored.Modified,
            Status = stored.Status,
            Logins = logins,
        };
        if (!isWhole || !region.Identities.TryRestore(pool, identity))
        {
            throw Contradiction(whole);
        }
    }

    private static void RestoreMerge(Region region, StoredIdentity stored, StoredPool whole)
    {
        if (stored.MergedInto is not { } key)
        {
            return;
        }

        // A missing identity was deleted.
        Identity loser = region.Identities.Find(stored.Id)!;
        Identity? winner = region.Identities.Find(key);
        if (loser.Status != IdentityStatus.Disabled || winner?.Status == IdentityStatus.Disabled || (winner is not null && winner.Pool != loser.Pool))
        {
            throw Contradiction(whole);
        }

        loser.MergedInto = winner;
    }

    private static StoredPool Take(Pool pool) => new(
        pool.Settings,
        new IdentityPoolRoles { IdentityPoolId = pool.Id, Roles = pool.Roles, RoleMappings = pool.RoleMappings },
        pool.TagMaps,
        [.. pool.Identities.All.Select(Take)]);

    private static StoredIdentity Take(Identity identity) => new(
        identity.Key,
        identity.Status,
        identity.Created,
        identity.Modified,
        identity.Logins.Length == 0 ? null : identity.Logins,
        identity.MergedInto is null ? null : identity.Current.Key);

    private static void CheckTags(StoredPool pool, string provider, IDictionary<string, string> tags)
    {
        var map = new PrincipalTagAttributeMap
        {
            IdentityPoolId = pool.Settings.IdentityPoolId,
            IdentityProviderName = provider,
            PrincipalTags = tags,
        };
        Check<SetPrincipalTagAttributeMapRequest>(map);
    }

    /// <summary>Checks a stored part with the rules for the request that could have made it.</summary>
    private static void Check<TRequest>(object stored) => Check(StructureShape.Of(typeof(TRequest)), stored);

    private static void Check(StructureShape request, object stored)
    {
        using var input = JsonDocument.Parse(ApiJson.Write(stored));
        Validator.Check(request, input.RootElement);
    }

    private static ServiceException Contradiction(StoredPool pool) =>
        ServiceErrors.InvalidParameter($"The pool '{pool.Settings.IdentityPoolId}' is there twice, or contradicts itself.");
}
