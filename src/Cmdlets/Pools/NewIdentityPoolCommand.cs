using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Creates identity pools, from settings or as a copy of another pool. CreateIdentityPool.</summary>
[Cmdlet(VerbsCommon.New, "CIIdentityPool", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[ServiceOperation("CreateIdentityPool")]
[OutputType(typeof(IdentityPool))]
public sealed class NewIdentityPoolCommand : IdentityPoolSettingsCommand
{
    private const string NameSet = "Name";
    private const string TemplateSet = "Template";

    /// <summary>The name of the new pool, or several names for several pools with the same settings. Names need not be unique.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, HelpMessage = HelpMessages.NewPoolName)]
    [Parameter(Position = 0, ParameterSetName = TemplateSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Name")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[]? IdentityPoolName { get; set; }

    /// <summary>A pool to copy. Parameters override its settings. The new pool is in its region unless -Region names another.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TemplateSet, ValueFromPipeline = true, HelpMessage = HelpMessages.PoolTemplate)]
    [ValidateNotNull]
    [IdentityPoolTransformation]
    public IdentityPool? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string? name in IdentityPoolName as IEnumerable<string?> ?? [InputObject?.IdentityPoolName])
        {
            ForRecord(name ?? (object?)InputObject, () => Create(name));
        }
    }

    private void Create(string? name)
    {
        if (name is null)
        {
            throw new CognitoIdentityException(nameof(Texts.IdentityPoolNameMissing), []);
        }

        Shapes.IdentityPoolName.Check(name, nameof(Texts.IdentityPoolNameInvalid));
        if (InputObject is { IdentityPoolId: { } id, AllowUnauthenticatedIdentities: null })
        {
            // Every pool that was read has this setting. One without it comes from a list, and its copy would lose all settings.
            throw new CognitoIdentityException(nameof(Texts.IdentityPoolIncomplete), [id]);
        }

        if (ShouldProcess(name, Texts.ActionCreate))
        {
            IdentityPool created = Await(SendAsync(Connect(InputObject?.IdentityPoolId).BlockingClient, Request(name)));
            WriteCreated(created, Texts.IdentityPoolCreated.With(name, created.IdentityPoolId));
        }
    }

    private CreateIdentityPoolRequest Request(string name)
    {
        var request = new CreateIdentityPoolRequest();
        InputObject?.CopyTo(request);
        request.IdentityPoolName = name;
        Apply(request);
        request.AllowUnauthenticatedIdentities ??= false;
        return request;
    }
}
