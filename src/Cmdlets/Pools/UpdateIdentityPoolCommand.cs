using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Changes the settings that are given and keeps the others: the pool is read, merged and written back.
/// DescribeIdentityPool, UpdateIdentityPool.
/// </summary>
[Cmdlet(VerbsData.Update, "CIIdentityPool", DefaultParameterSetName = IdentityPoolsCommand.IdSet, SupportsShouldProcess = true)]
[ServiceOperation("DescribeIdentityPool", "UpdateIdentityPool")]
[OutputType(typeof(IdentityPool))]
public sealed class UpdateIdentityPoolCommand : IdentityPoolSettingsCommand
{
    // The operation keeps these if they are not sent.
    private static readonly string[] Kept = [nameof(DeveloperProviderName), nameof(Tag)];

    private string _action = string.Empty;

    /// <summary>The ids of the pools to change, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdentityPoolsCommand.IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The names of the pools to change, instead of ids. Each must be the name of exactly one pool in the region.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentityPoolsCommand.NameSet, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.IdentityPoolName))]
    [Alias("NewName")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? IdentityPoolName { get; set; }

    /// <summary>
    /// Sends only what is given, which clears every other setting but the developer provider name and the tags, as the
    /// operation itself does. Needs -IdentityPoolName and -AllowUnauthenticatedIdentity.
    /// </summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Writes the changed pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        if (IsGiven(nameof(DeveloperProviderName)) && DeveloperProviderName is null)
        {
            StopWithError(nameof(Texts.DeveloperProviderNameFixed), MyInvocation.MyCommand.Name);
        }

        List<string> given = [.. SettingNames.Prepend(nameof(IdentityPoolName)).Where(IsGiven)];
        if (Replace)
        {
            string[] required = [nameof(IdentityPoolName), nameof(AllowUnauthenticatedIdentity)];
            List<string> missing = [.. required.Except(given)];
            if (missing.Count > 0)
            {
                StopWithError(nameof(Texts.ReplaceIncomplete), MyInvocation.MyCommand.Name, Join(missing));
            }

            _action = Texts.ActionReplace.With(Texts.ActionClear.With(Join(SettingNames.Except(given).Except(Kept))));
        }
        else
        {
            if (given.Count == 0)
            {
                StopWithError(nameof(Texts.NothingToUpdate), MyInvocation.MyCommand.Name);
            }

            _action = Texts.ActionUpdate.With(Join(given));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachPool(IdentityPoolId, Name, Update);

    private void Update(string id)
    {
        if (!ShouldProcess(Target(id), ReadForPrompt(id) is { } before ? WithChanges(before) : _action))
        {
            return;
        }

        ICognitoIdentityClient client = Connect(id).BlockingClient;
        IdentityPool updated = ReadMergeWrite(
            () => Replace
                ? Task.FromResult(new IdentityPool { IdentityPoolId = id })
                : client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = id }, Stopped),
            Merge,
            pool => SendAsync(client, Request(pool)));

        if (PassThru)
        {
            WriteObject(updated);
        }
    }

    private string WithChanges(IdentityPool before)
    {
        var after = new IdentityPool();
        if (!Replace)
        {
            before.CopyTo(after);
        }
        else
        {
            (after.DeveloperProviderName, after.IdentityPoolTags) = (before.DeveloperProviderName, before.IdentityPoolTags);
        }

        Merge(after);
        return (Replace ? Texts.ActionReplace : Texts.ActionUpdate).With(Changes.Of(Changes.Between(before, after)));
    }

    private void Merge(IdentityPool pool)
    {
        pool.IdentityPoolName = IdentityPoolName ?? pool.IdentityPoolName;
        Apply(pool);
    }

    private static UpdateIdentityPoolRequest Request(IdentityPool pool)
    {
        var request = new UpdateIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId };
        pool.CopyTo(request);
        return request;
    }

    private static string Join(IEnumerable<string> parameters) => string.Join(", ", parameters.Select(name => $"-{name}"));
}
