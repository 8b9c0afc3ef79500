using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>The file that the state is kept in. Another service is kept away from it; it is whole at every moment.</summary>
internal sealed class StateFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: nothing can be written there, or another service does.</exception>
    public StateFile(string path)
    {
        _path = Path.GetFullPath(path);
        try
        {
            // The lock is on the file itself, by whatever name it is reached.
            _path = AtomicFile.Resolve(_path);
            _lock = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid(error);
        }
    }

    /// <summary>What is in the file, or null if there is none yet.</summary>
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
            return state is { Version: StoredState.CurrentVersion, Pools: not null } && Array.TrueForAll(state.Pools, IsWhole)
                ? state
                : throw new JsonException($"It is not of version {StoredState.CurrentVersion}, or parts are missing.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Invalid(error);
        }
    }

    /// <summary>Puts a state in the place of the one before, at one stroke.</summary>
    public void Write(StoredState state)
    {
        // The owner's alone, unless somebody has said otherwise: there are users in it.
        UnixFileMode mode = !OperatingSystem.IsWindows() && File.Exists(_path) ? File.GetUnixFileMode(_path) : AtomicFile.OwnerOnly;
        AtomicFile.Replace(_path, mode, stream => JsonSerializer.Serialize(stream, state, StateJson.File.StoredState));
    }

    public CognitoIdentityException Invalid(Exception error) => new(nameof(Texts.LocalServiceStateInvalid), [_path, error.Message], error);

    public CognitoIdentityException Unsaved(Exception error) => new(nameof(Texts.LocalServiceStateUnsaved), [_path, error.Message], error);

    public void Dispose() => _lock.Dispose();

    private static bool IsWhole(StoredPool? pool) =>
        pool is { Settings.IdentityPoolId: not null, Roles: not null, PrincipalTags: not null, Identities: not null };
}

/// <summary>The state as a file has it. The regions of the pools are in their ids.</summary>
internal sealed record StoredState(int Version, StoredPool[] Pools)
{
    public const int CurrentVersion = 1;
}

/// <summary>A pool, with its identities in the order of their creation.</summary>
internal sealed record StoredPool(IdentityPool Settings, IdentityPoolRoles Roles, IDictionary<string, TagMap> PrincipalTags, StoredIdentity[] Identities);

/// <summary>An identity. A structure, so that a snapshot of a million is one piece of memory.</summary>
/// <param name="Id">The id without the region.</param>
/// <param name="Status">What it is.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Modified">When its logins last changed.</param>
/// <param name="Logins">Its logins; null for none.</param>
/// <param name="MergedInto">For a disabled one the identity that it is now, which may have been deleted.</param>
internal readonly record struct StoredIdentity(
    [property: JsonRequired] Guid Id,
    [property: JsonRequired] IdentityStatus Status,
    [property: JsonRequired] DateTime Created,
    [property: JsonRequired] DateTime Modified,
    Login[]? Logins,
    Guid? MergedInto);

/// <summary>How the state is written: to be read by people too.</summary>
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
