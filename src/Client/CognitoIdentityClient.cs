using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>The 23 operations over the SDK's pipeline: one line each, one way for all.</summary>
internal sealed class CognitoIdentityClient : ICognitoIdentityClient
{
    private readonly SdkClient _sdk;
    private readonly CredentialResolver _credentials;
    private readonly Action<CallRecord>? _callFinished;

    public CognitoIdentityClient(SdkClient sdk, CredentialResolver credentials, Action<CallRecord>? callFinished)
    {
        _sdk = sdk;
        _credentials = credentials;
        _callFinished = callFinished;
    }

    /// <summary>Whether calls are made on the caller's own thread.</summary>
    public bool IsInPlace { get; init; }

    public Task<IdentityPool> CreateIdentityPoolAsync(CreateIdentityPoolRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.CreateIdentityPool, request, cancellationToken);

    public Task<DeleteIdentitiesResponse> DeleteIdentitiesAsync(DeleteIdentitiesRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.DeleteIdentities, request, cancellationToken, static (sent, call) => (sent.Attempts, sent.HasLostAnswer) = (call.Attempts - call.Refusals, call.HasLostAnswer));

    public Task DeleteIdentityPoolAsync(DeleteIdentityPoolRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.DeleteIdentityPool, request, cancellationToken);

    public Task<IdentityDescription> DescribeIdentityAsync(DescribeIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.DescribeIdentity, request, cancellationToken);

    public Task<IdentityPool> DescribeIdentityPoolAsync(DescribeIdentityPoolRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.DescribeIdentityPool, request, cancellationToken);

    public Task<GetCredentialsForIdentityResponse> GetCredentialsForIdentityAsync(
        GetCredentialsForIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetCredentialsForIdentity, request, cancellationToken);

    public Task<GetIdResponse> GetIdAsync(GetIdRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetId, request, cancellationToken);

    public Task<IdentityPoolRoles> GetIdentityPoolRolesAsync(GetIdentityPoolRolesRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetIdentityPoolRoles, request, cancellationToken);

    public Task<OpenIdToken> GetOpenIdTokenAsync(GetOpenIdTokenRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetOpenIdToken, request, cancellationToken);

    public Task<OpenIdToken> GetOpenIdTokenForDeveloperIdentityAsync(
        GetOpenIdTokenForDeveloperIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetOpenIdTokenForDeveloperIdentity, request, cancellationToken);

    public Task<PrincipalTagAttributeMap> GetPrincipalTagAttributeMapAsync(
        GetPrincipalTagAttributeMapRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.GetPrincipalTagAttributeMap, request, cancellationToken);

    public Task<ListIdentitiesResponse> ListIdentitiesAsync(ListIdentitiesRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.ListIdentities, request, cancellationToken);

    public Task<ListIdentityPoolsResponse> ListIdentityPoolsAsync(ListIdentityPoolsRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.ListIdentityPools, request, cancellationToken);

    public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.ListTagsForResource, request, cancellationToken);

    public Task<LookupDeveloperIdentityResponse> LookupDeveloperIdentityAsync(
        LookupDeveloperIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.LookupDeveloperIdentity, request, cancellationToken);

    public Task<MergeDeveloperIdentitiesResponse> MergeDeveloperIdentitiesAsync(
        MergeDeveloperIdentitiesRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.MergeDeveloperIdentities, request, cancellationToken);

    public Task SetIdentityPoolRolesAsync(SetIdentityPoolRolesRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.SetIdentityPoolRoles, request, cancellationToken);

    public Task<PrincipalTagAttributeMap> SetPrincipalTagAttributeMapAsync(
        SetPrincipalTagAttributeMapRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.SetPrincipalTagAttributeMap, request, cancellationToken);

    public Task TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.TagResource, request, cancellationToken);

    public Task UnlinkDeveloperIdentityAsync(UnlinkDeveloperIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.UnlinkDeveloperIdentity, request, cancellationToken);

    public Task UnlinkIdentityAsync(UnlinkIdentityRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.UnlinkIdentity, request, cancellationToken);

    public Task UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken) =>
        CallAsync(Operations.UntagResource, request, cancellationToken);

    public Task<IdentityPool> UpdateIdentityPoolAsync(IdentityPool request, CancellationToken cancellationToken) =>
        CallAsync(Operations.UpdateIdentityPool, request, cancellationToken);

    private async Task<TOutput> CallAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken, Action<TInput, Call>? noteEnd = null)
        where TOutput : class, new()
    {
        var call = new Call<TInput, TOutput>(operation, input, _sdk.Settings);
        string? errorCode = null;
        try
        {
            if (operation.IsSigned)
            {
                call.Credentials = await _credentials.ResolveAsync(operation.Name, cancellationToken).ConfigureAwait(false);
            }

            return await (IsInPlace
                ? InPlace.Call(() => _sdk.SendAsync(call, cancellationToken))
                : _sdk.SendAsync(call, cancellationToken)).ConfigureAwait(false);
        }
        catch (CognitoIdentityException e)
        {
            errorCode = e.Code;
            throw;
        }
        catch (OperationCanceledException)
        {
            errorCode = nameof(OperationCanceledException);
            throw;
        }
        finally
        {
            noteEnd?.Invoke(input, call);
            _callFinished?.Invoke(call.ToRecord(errorCode));
        }
    }
}
