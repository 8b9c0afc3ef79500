using System.Collections.Concurrent;
using System.Text.Json;

namespace CognitoIdentity.Local;

/// <summary>
/// The service itself: an operation, a caller and JSON in, a status and JSON out. It knows nothing of HTTP and is safe
/// to call from many threads at once.
/// </summary>
internal sealed class CognitoIdentityService
{
    private readonly string _accountId;
    private readonly TimeProvider _clock;
    private readonly HandlerTable _handlers = new();
    private readonly ConcurrentDictionary<string, Region> _regions = new(StringComparer.Ordinal);

    public CognitoIdentityService(string accountId, TimeProvider clock)
    {
        _accountId = accountId;
        _clock = clock;
        new PoolOperations(new PageTokens()).Register(_handlers);
        TagOperations.Register(_handlers);
    }

    /// <summary>Answers one call. Never throws.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="caller">Who signed the call, or null if nobody did.</param>
    /// <param name="body">The input, a JSON object; empty for one without members.</param>
    public ServiceReply Call(string operation, Caller? caller, ReadOnlyMemory<byte> body)
    {
        try
        {
            return ServiceReply.Success(Answer(operation, caller, body));
        }
        catch (ServiceException error)
        {
            return ServiceReply.Failure(error);
        }
        catch (Exception)
        {
            // A fault of ours. The caller gets what the service's callers get: no detail.
            return ServiceReply.Failure(ServiceErrors.Internal());
        }
    }

    private ReadOnlyMemory<byte> Answer(string operation, Caller? caller, ReadOnlyMemory<byte> body)
    {
        if (!ApiModel.Operations.TryGetValue(operation, out Operation? description))
        {
            throw ServiceErrors.UnknownOperation();
        }

        if (caller is null && description.Signed)
        {
            throw ServiceErrors.MissingAuthenticationToken();
        }

        Handler handler = _handlers.Find(operation) ?? throw ServiceErrors.NotThereYet(operation);

        using JsonDocument document = JsonBody.Parse(body);
        JsonElement input = document.RootElement;
        Validator.Check(description.Input, input);

        Region region = _regions.GetOrAdd(RegionOf(caller, input), name => new Region(name));
        return handler(new Call(_accountId, region, _clock.GetUtcNow()), input);
    }

    /// <summary>The region a call is for: the one it is signed for, else the one in the id that it is about.</summary>
    internal static string RegionOf(Caller? caller, JsonElement input)
    {
        if (caller is not null)
        {
            return caller.Region;
        }

        // All four unsigned operations require one of these two, and the validator has seen to their form.
        JsonElement id = input.TryGetProperty("IdentityPoolId", out JsonElement poolId) ? poolId : input.GetProperty("IdentityId");
        return ResourceId.Region(id.GetString())!;
    }
}
