namespace CognitoIdentity;

/// <summary>Checks the roles of a pool: whether they exist, and whom they trust.</summary>
internal sealed class RoleTrustCheck
{
    private const string NoPool = "00000000-0000-0000-0000-000000000000";

    private readonly string _poolId;
    private readonly string _service;
    private readonly string? _developer;
    private readonly RoleUse[] _uses;
    private readonly Func<string, TagReading> _readTags;
    private readonly string[] _userProviders;
    private readonly RoleTrustFindings _findings;

    private RoleTrustCheck(IdentityPool pool, IEnumerable<RoleUse> uses, Func<string, TagReading> readTags)
    {
        string region = ResourceId.Region(pool.IdentityPoolId) ?? string.Empty;
        _poolId = pool.IdentityPoolId!;
        _service = Partition.Of(region).IdentityService(region);
        _developer = pool.DeveloperProviderName;
        _uses = [.. uses];
        _userProviders = [.. LoginProvider.Names(pool).Distinct(), .. new[] { pool.DeveloperProviderName }.OfType<string>()];
        _findings = new RoleTrustFindings(_poolId);
        _readTags = readTags;
    }

    /// <summary>The problems, in the order of the roles.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="uses">The roles of the pool.</param>
    /// <param name="read">Reads a role.</param>
    /// <param name="readTags">Tells whether claims of a provider become principal tags. Called only if a role doesn't surely allow tags.</param>
    public static IReadOnlyList<Finding> Run(IdentityPool pool, IEnumerable<RoleUse> uses, Func<string, RoleReading> read, Func<string, TagReading> readTags)
    {
        var check = new RoleTrustCheck(pool, uses, readTags);
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

        check._findings.AddUnread(unread);
        return check._findings.All;
    }

    private void AddMissing(RoleUse use, string? accountId)
    {
        if (accountId is not null && accountId != RoleArn.AccountOf(use.RoleArn))
        {
            _findings.AddForRole(nameof(Texts.RoleAccountWrong), use, accountId);
        }
        else
        {
            _findings.AddForRole(nameof(Texts.RoleNotInIam), use, RoleUse.SwitchOf(use.Type));
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
            _findings.AddForRole(nameof(Texts.RoleAccountWrong), use, account);
        }
        else
        {
            string? parameter = use.Parameter?.Replace(RoleUse.RoleVariable, PowerShellText.Quote(role.RoleArn), StringComparison.Ordinal);
            _findings.AddForRole(nameof(Texts.RolePathWrong), use with { Parameter = parameter }, role.RoleArn);
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
            _findings.AddUnclear(use, null, Texts.DoubtOwnPool.With(RoleTrustFindings.Who(use.Type)), e.Message);
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
                _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustDenied), use, policy, decision.Statement!);
                break;
            case TrustAnswer.CannotTell:
                _findings.AddUnclear(use, policy, Texts.DoubtOwnPool.With(RoleTrustFindings.Who(use.Type)), decision);
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
            _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsNoPool), use, policy, _service);
        }
        else if (principals is not null)
        {
            // The keys of the conditions are misspelt with the principal.
            _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsMisspelt), use, policy, principals, $"Federated {_service}");
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
                _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOtherAction), use, policy, part, TrustRequest.AssumeRole);
                break;
            case TrustCondition condition when IsOf(condition, TrustRequest.Audience):
                _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOtherPool), use, policy, condition, HintFor(condition));
                break;
            case TrustCondition condition when IsOf(condition, TrustRequest.Methods):
                _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustsOthers), use, policy, condition, string.Join(", ", methods.Where(method => !method.Contains(TrustRequest.Rest))));
                break;
            default:
                _findings.AddTrust(FindingSeverity.Error, nameof(Texts.RoleTrustUnmet), use, policy, part, _service);
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
        Admission ofOtherPool = Admit(policy, otherPool, MethodsOf(use.Type, use.Providers));
        if (ofOtherPool.IsAllowed)
        {
            _findings.AddTrust(FindingSeverity.Warning, nameof(Texts.RoleTrustsAnyPool), use, policy);
        }
        else if (ofOtherPool.Doubt is { } doubt)
        {
            _findings.AddUnclear(use, policy, Texts.DoubtOtherPools.With(RoleTrustFindings.Who(use.Type)), doubt);
        }

        string otherType = use.IsForGuests ? RoleType.Authenticated : RoleType.Unauthenticated;
        bool isForBoth = _uses.Any(other => other.RoleArn == use.RoleArn && other.Type == otherType);
        if (isForBoth || (use.IsForGuests && _userProviders.Length == 0))
        {
            return;
        }

        Admission ofOtherType = Admit(policy, _poolId, MethodsOf(otherType, _userProviders));
        if (ofOtherType.IsAllowed)
        {
            _findings.AddTrust(
                use.IsForGuests ? FindingSeverity.Information : FindingSeverity.Warning,
                use.IsForGuests ? nameof(Texts.RoleTrustsUsersToo) : nameof(Texts.RoleTrustsGuestsToo),
                use,
                policy);
        }
        else if (ofOtherType.Doubt is { } doubt)
        {
            _findings.AddUnclear(use, policy, Texts.DoubtOtherType.With(RoleTrustFindings.Who(otherType)), doubt);
        }
    }

    private void CheckTags(RoleUse use, TrustPolicy policy)
    {
        (string Provider, TrustDecision Decision, TagReading Tags)[] lacking =
        [
            .. use.Providers.Where(provider => provider != _developer)
                .Select(provider => (provider, Decision: policy.Evaluate(Request(TrustRequest.TagSession, _poolId, MethodsOf(provider)))))
                .Where(judged => judged.Decision.Answer != TrustAnswer.Allowed)
                .Select(judged => (judged.provider, judged.Decision, Tags: _readTags(judged.provider)))
                .Where(judged => judged.Tags.HasTags != false)
                .OrderBy(judged => judged.Decision.Answer == TrustAnswer.CannotTell || judged.Tags.HasTags is null),
        ];
        if (lacking is not [var (provider, decision, tags), ..])
        {
            return;
        }

        if (decision.Answer == TrustAnswer.CannotTell)
        {
            _findings.AddUnclear(use, policy, Texts.DoubtTags.With(TrustRequest.TagSession, provider), decision);
        }
        else if (tags.HasTags is null)
        {
            _findings.AddTags(FindingSeverity.Information, nameof(Texts.RoleTagSessionUnclear), use, tags.Doubt!);
        }
        else
        {
            _findings.AddTags(FindingSeverity.Error, nameof(Texts.RoleTagSessionMissing), use, provider);
        }
    }

    // Whether one of several users is let in by a policy.
    private Admission Admit(TrustPolicy policy, string poolId, IEnumerable<string[]> users)
    {
        TrustDecision[] decisions = [.. users.Select(methods => policy.Evaluate(Request(TrustRequest.AssumeRole, poolId, methods)))];
        return new Admission(
            Array.Exists(decisions, decision => decision.Answer == TrustAnswer.Allowed),
            Array.Find(decisions, decision => decision.Answer == TrustAnswer.CannotTell));
    }

    // The claim amr of the tokens: one list for guests, and one for the users of each provider.
    private static IEnumerable<string[]> MethodsOf(string type, string[] providers) =>
        type == RoleType.Unauthenticated ? [[RoleType.Unauthenticated]]
        : providers.Length == 0 ? [[RoleType.Authenticated, $"{TrustRequest.Rest}"]]
        : providers.Select(MethodsOf);

    // The last value contains the user.
    private static string[] MethodsOf(string provider) => [RoleType.Authenticated, provider, $"{provider}:{TrustRequest.Rest}"];

    private TrustRequest Request(string action, string poolId, string[] methods) => TrustRequest.OfIdentity(action, _service, poolId, identityId: null, methods);

    /// <summary>Whether a policy lets somebody in.</summary>
    /// <param name="IsAllowed">It surely does.</param>
    /// <param name="Doubt">What it depends on where that can't be told; null if it can.</param>
    private sealed record Admission(bool IsAllowed, TrustDecision? Doubt);
}
