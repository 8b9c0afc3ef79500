namespace CognitoIdentity;

/// <summary>What is found of the roles of a pool.</summary>
internal sealed class RoleTrustFindings
{
    private const string TagSwitch = " -TagSession";

    private readonly string _poolId;
    private readonly List<Finding> _all = [];

    public RoleTrustFindings(string poolId) => _poolId = poolId;

    /// <summary>The findings, in the order in which they were added.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>Whom a role is for, in a message.</summary>
    public static string Who(string type) => type == RoleType.Unauthenticated ? Texts.ForGuests : Texts.ForUsers;

    /// <summary>Adds one finding for all roles that IAM didn't tell of.</summary>
    public void AddUnread(List<(string RoleArn, string Reason)> unread)
    {
        if (unread.Count > 0)
        {
            string[] roles = [.. unread.Select(role => role.RoleArn).Distinct()];
            _all.Add(Finding.Create(
                FindingSeverity.Information, nameof(Texts.RolesUnread), _poolId, roles[0], _poolId, string.Join(", ", roles), unread[0].Reason));
        }
    }

    /// <summary>Adds a finding whose remedy sets another role. Of a role that the caller chose, nothing is added.</summary>
    public void AddForRole(string id, RoleUse use, string value)
    {
        if (use.Parameter is { } parameter)
        {
            Add(FindingSeverity.Error, id, id + "Remedy", use, parameter, value);
        }
    }

    /// <summary>Adds a finding whose remedy sets another trust policy. The new policy goes on allowing tags.</summary>
    public void AddTrust(string severity, string id, RoleUse use, TrustPolicy? policy, params object[] values) =>
        Add(severity, id, nameof(Texts.RoleTrustRemedy), use, RoleUse.SwitchOf(use.Type) + (policy?.Names(TrustRequest.TagSession) == true ? TagSwitch : string.Empty), values);

    /// <summary>Adds a finding whose remedy sets a trust policy that allows tags.</summary>
    public void AddTags(string severity, string id, RoleUse use, string value) =>
        Add(severity, id, nameof(Texts.RoleTrustRemedy), use, RoleUse.SwitchOf(use.Type) + TagSwitch, value, TrustRequest.TagSession);

    /// <summary>Adds that something can't be told, and what it depends on.</summary>
    /// <param name="use">The role.</param>
    /// <param name="policy">Its trust policy.</param>
    /// <param name="doubt">What can't be told, as the end of a clause that begins with the role.</param>
    /// <param name="decision">What it depends on.</param>
    public void AddUnclear(RoleUse use, TrustPolicy policy, string doubt, TrustDecision decision) =>
        AddUnclear(use, policy, doubt, Texts.TrustDependsOn.With(decision.Statement, string.Join("; ", decision.Parts)));

    /// <summary>The same, with the reason in words.</summary>
    /// <inheritdoc cref="AddUnclear(RoleUse, TrustPolicy, string, TrustDecision)"/>
    public void AddUnclear(RoleUse use, TrustPolicy? policy, string doubt, string reason) =>
        AddTrust(FindingSeverity.Information, nameof(Texts.RoleTrustUnclear), use, policy, reason, doubt);

    // In every text {0} is the pool, {1} the role, {2} whom it is for, {3} its name, and {4} what the remedy adds.
    private void Add(string severity, string id, string remedyId, RoleUse use, string addition, params object[] values) => _all.Add(Finding.WithRemedy(
        remedyId,
        severity,
        id,
        _poolId,
        use.RoleArn,
        [
            _poolId,
            use.RoleArn,
            Who(use.Type),
            PowerShellText.Quote(RoleArn.NameOf(use.RoleArn)),
            addition,
            .. values.Select(value => value.ToString()!),
        ]));
}
