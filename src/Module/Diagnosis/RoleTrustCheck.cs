namespace CognitoIdentity;

/// <summary>Checks the roles of a pool: whether they exist, and whom they trust.</summary>
internal sealed class RoleTrustCheck
{
    private const string NoPool = "00000000-0000-0000-0000-000000000000";
    private const string TagSwitch = " -TagSession";

    private readonly string _poolId;
    private readonly string _service;
    private readonly string? _developer;
    private readonly RoleUse[] _uses;
    private readonly Func<string, bool> _hasTags;
    private readonly List<Finding> _findings = [];

    private RoleTrustCheck(IdentityPool pool, IEnumerable<RoleUse> uses, Func<string, bool> hasTags)
    {
        string region = ResourceId.Region(pool.IdentityPoolId) ?? string.Empty;
        _poolId = pool.IdentityPoolId!;
        _service = Partition.Of(region).IdentityService(region);
        _developer = pool.DeveloperProviderName;
        _uses = [.. uses];
        _hasTags = hasTags;
    }

    /// <summary>The problems, in the order of the roles.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="uses">The roles of the pool.</param>
    /// <param name="read">Reads a role.</param>
    /// <param name="hasTags">Tells whether claims of a provider become principal tags. Called only if a role doesn't allow tags.</param>
    public static IReadOnlyList<Finding> Run(IdentityPool pool, IEnumerable<RoleUse> uses, Func<string, RoleReading> read, Func<string, bool> hasTags)
    {
        var check = new RoleTrustCheck(pool, uses, hasTags);
        var unread = new List<(string RoleArn, string Reason)>();
        foreach (RoleUse use in check._uses)
        {
            RoleReading reading = read(use.RoleArn);
            if (reading.Role is { } role)
            {
                check.CheckRole(use, role);
            }
            else if (reading.Error!.ErrorId == Api.ErrorIds.NoSuchEntity)
            {
                check.AddMissing(use, reading.AccountId);
            }
            else
            {
                unread.Add((use.RoleArn, reading.Error.Message));
            }
        }

        check.AddUnread(unread);
        return check._findings;
    }

    private void AddMissing(RoleUse use, string? accountId)
    {
        if (accountId is not null && accountId != RoleArn.AccountOf(use.RoleArn))
        {
            AddForRole(nameof(Texts.RoleAccountWrong), use, use.Parameter, accountId);
        }
        else
        {
            AddForRole(nameof(Texts.RoleNotInIam), use, use.Parameter, RoleUse.SwitchOf(use.Type));
        }
    }

    private void AddUnread(List<(string RoleArn, string Reason)> unread)
    {
        if (unread.Count > 0)
        {
            string[] roles = [.. unread.Select(role => role.RoleArn).Distinct()];
            _findings.Add(Finding.Create(
                FindingSeverity.Information, nameof(Texts.RolesUnread), _poolId, roles[0], _poolId, string.Join(", ", roles), unread[0].Reason));
        }
    }

    private void CheckRole(RoleUse use, RoleTrust role)
    {
        if (role.RoleArn == use.RoleArn)
        {
            CheckPolicy(use, role.PolicyDocument);
        }
        else if (RoleArn.AccountOf(role.RoleArn) is var account && account != RoleArn.AccountOf(use.RoleArn))
        {
            AddForRole(nameof(Texts.RoleAccountWrong), use, use.Parameter, account);
        }
        else
        {
            AddForRole(
                nameof(Texts.RolePathWrong),
                use,
                use.Parameter.Replace(RoleUse.RoleVariable, PowerShellText.Quote(role.RoleArn), StringComparison.Ordinal),
                role.RoleArn);
        }
    }

    private void CheckPolicy(RoleUse use, string json)
    {
        TrustPolicy policy;
        try
        {
            policy = TrustPolicy.Parse(json);
        }
        catch (FormatException e)
        {
            AddTrust(FindingSeverity.Information, nameof(Texts.RoleTrustUnclear), use, null, e.Message);
            return;
        }

        // Report the worst result: a denial for one provider wins over an unclear result for another.
        (TrustDecision Decision, string[] Methods)[] refused =
        [
            .. MethodsOf(use.Type, use.Providers)
                .Select(methods => (Decision: policy.Evaluate(Request(TrustRequest.AssumeRole, _poolId, methods)), methods))
                .Where(judged => judged.Decision.Answer != TrustAnswer.Allowed)
                .OrderBy(judged => judged.Decision.Answer == TrustAnswer.CannotTell),
        ];
        if (refused is [var (decision, refusedMethods), ..])
        {
            Explain(use, policy, decision, refusedMethods);
            return;
        }

        CheckOpenness(use, policy);
        CheckTags(use, policy);
    }

    private void Explain(RoleUse use, TrustPolicy policy, TrustDecision decision, string[] methods)
    {
        switch (decision.Answer)
        {
            case TrustAnswer.Denied:
                AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustDenied), use, policy, decision.Statement!);
                break;
            case TrustAnswer.CannotTell:
                AddTrust(FindingSeverity.Information, nameof(Texts.RoleTrustUnclear), use, policy, Texts.TrustDependsOn.With(decision.Statement, string.Join("; ", decision.Parts)));
                break;
            default:
                ExplainMisses(use, policy, decision.Parts, methods);
                break;
        }
    }

    private void ExplainMisses(RoleUse use, TrustPolicy policy, IReadOnlyList<TrustPart> parts, string[] methods)
    {
        TrustPrincipals? principals = parts.OfType<TrustPrincipals>().FirstOrDefault();
        if (parts.Count == 0 || principals?.IsSimilarTo(_service) == false)
        {
            AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsNoPool), use, policy, _service);
        }
        else if (principals is not null)
        {
            // If the principal is misspelt, so are the keys of the conditions.
            AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsMisspelt), use, policy, principals, $"Federated {_service}");
        }
        else
        {
            foreach (TrustPart part in parts)
            {
                ExplainMiss(use, policy, part, methods);
            }
        }
    }

    private void ExplainMiss(RoleUse use, TrustPolicy policy, TrustPart part, string[] methods)
    {
        switch (part)
        {
            case TrustActions:
                AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOtherAction), use, policy, part, TrustRequest.AssumeRole);
                break;
            case TrustCondition condition when IsOf(condition, TrustRequest.Audience):
                AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOtherPool), use, policy, condition, HintFor(condition));
                break;
            case TrustCondition condition when IsOf(condition, TrustRequest.Methods):
                AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOthers), use, policy, condition, string.Join(", ", methods.Where(method => !method.Contains(TrustRequest.Rest))));
                break;
            default:
                AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustUnmet), use, policy, part, _service);
                break;
        }
    }

    private bool IsOf(TrustCondition condition, string claim) => condition.Key.Equals($"{_service}:{claim}", StringComparison.OrdinalIgnoreCase);

    // Why a value that looks correct is wrong.
    private string HintFor(TrustCondition condition) =>
        condition.Values.Contains(_poolId) ? string.Empty
        : condition.Values.Contains(_poolId, StringComparer.OrdinalIgnoreCase) ? Texts.TrustHintCase
        : condition.Values.Any(value => Wildcards.Match(value, _poolId, ignoreCase: true)) ? Texts.TrustHintWildcard
        : condition.Values.All(value => ResourceId.Region(value) is null) ? Texts.TrustHintNoPool
        : string.Empty;

    private void CheckOpenness(RoleUse use, TrustPolicy policy)
    {
        string otherPool = $"{ResourceId.Region(_poolId)}:{NoPool}";
        TrustDecision[] ofOtherPool = [.. MethodsOf(use.Type, use.Providers).Select(methods => policy.Evaluate(Request(TrustRequest.AssumeRole, otherPool, methods)))];
        if (Array.Exists(ofOtherPool, decision => decision.Answer == TrustAnswer.Allowed))
        {
            AddTrust(FindingSeverity.Warning, nameof(Texts.RoleTrustsAnyPool), use, policy);
        }
        else if (Array.Find(ofOtherPool, decision => decision.Answer == TrustAnswer.CannotTell) is { } unclear)
        {
            Explain(use, policy, unclear, []);
        }

        string otherType = use.IsForGuests ? RoleType.Authenticated : RoleType.Unauthenticated;
        bool isForBoth = _uses.Any(other => other.RoleArn == use.RoleArn && other.Type == otherType);
        if (!isForBoth && MethodsOf(otherType, []).Any(methods => policy.Evaluate(Request(TrustRequest.AssumeRole, _poolId, methods)).Answer == TrustAnswer.Allowed))
        {
            AddTrust(
                use.IsForGuests ? FindingSeverity.Information : FindingSeverity.Warning,
                use.IsForGuests ? nameof(Texts.RoleTrustsUsersToo) : nameof(Texts.RoleTrustsGuestsToo),
                use,
                policy);
        }
    }

    private void CheckTags(RoleUse use, TrustPolicy policy)
    {
        string? provider = use.Providers.FirstOrDefault(provider =>
            provider != _developer
            && policy.Evaluate(Request(TrustRequest.TagSession, _poolId, MethodsOf(provider))).Answer is TrustAnswer.NotAllowed or TrustAnswer.Denied
            && _hasTags(provider));
        if (provider is not null)
        {
            Add(FindingSeverity.Error, nameof(Texts.RoleTagSessionMissing), nameof(Texts.RoleTrustRemedy), use, RoleUse.SwitchOf(use.Type) + TagSwitch, provider, TrustRequest.TagSession);
        }
    }

    // The claim amr of the tokens: one list for guests, and one for the users of each provider.
    private static IEnumerable<string[]> MethodsOf(string type, string[] providers) =>
        type == RoleType.Unauthenticated ? [[RoleType.Unauthenticated]]
        : providers.Length == 0 ? [[RoleType.Authenticated, $"{TrustRequest.Rest}"]]
        : providers.Select(MethodsOf);

    // The last value contains the user.
    private static string[] MethodsOf(string provider) => [RoleType.Authenticated, provider, $"{provider}:{TrustRequest.Rest}"];

    private TrustRequest Request(string action, string poolId, string[] methods) => TrustRequest.OfIdentity(action, _service, poolId, identityId: null, methods);

    // The remedy sets another role.
    private void AddForRole(string id, RoleUse use, string parameter, string value) => Add(FindingSeverity.Error, id, id + "Remedy", use, parameter, value);

    // The remedy sets another trust policy, and keeps allowing tags.
    private void AddTrust(string severity, string id, RoleUse use, TrustPolicy? policy, params object[] values) =>
        Add(severity, id, nameof(Texts.RoleTrustRemedy), use, RoleUse.SwitchOf(use.Type) + (policy?.Names(TrustRequest.TagSession) == true ? TagSwitch : string.Empty), values);

    // In every text {0} is the pool, {1} the role, {2} whom it is for, {3} its name, and {4} what the remedy adds.
    private void Add(string severity, string id, string remedyId, RoleUse use, string addition, params object[] values) => _findings.Add(Finding.WithRemedy(
        remedyId,
        severity,
        id,
        _poolId,
        use.RoleArn,
        [
            _poolId,
            use.RoleArn,
            use.IsForGuests ? Texts.ForGuests : Texts.ForUsers,
            PowerShellText.Quote(RoleArn.NameOf(use.RoleArn)),
            addition,
            .. values.Select(value => value.ToString()!),
        ]));
}
