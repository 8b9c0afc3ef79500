namespace CognitoIdentity;

/// <summary>Checks a pool: whether users get an identity and credentials, and whether all its settings are used.</summary>
internal sealed class IdentityPoolCheck
{
    private readonly IdentityPool _pool;
    private readonly string _partition;
    private readonly IDictionary<string, string> _roles;
    private readonly IDictionary<string, RoleMapping> _mappings;
    private readonly List<Finding> _findings = [];

    private IdentityPoolCheck(IdentityPool pool, IdentityPoolRoles roles, string partition)
    {
        _pool = pool;
        _partition = partition;
        _roles = roles.Roles ?? new Dictionary<string, string>();
        _mappings = roles.RoleMappings ?? new Dictionary<string, RoleMapping>();
    }

    private bool AllowsGuests => _pool.AllowUnauthenticatedIdentities == true;

    // Users of a provider without a mapping, or with one that falls back to the pool's role, get the pool's role.
    private bool NeedsAuthenticatedRole => RoleUse.WithoutMapping(_pool, _mappings).Length > 0;

    /// <summary>The problems, the worst first; empty if the pool is healthy.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="partition">The partition of its region, such as <c>aws</c>.</param>
    public static IReadOnlyList<Finding> Run(IdentityPool pool, IdentityPoolRoles roles, string partition)
    {
        var check = new IdentityPoolCheck(pool, roles, partition);
        check.CheckIsUsable();
        check.CheckRoles();
        check.CheckMappings();
        check.CheckClassicFlow();
        check.CheckProviders();
        check.CheckTokenChecks();
        check._findings.AddRange(SharedIssuerCheck.Run(pool, roles));
        return FindingSeverity.Sort(check._findings);
    }

    private void CheckIsUsable()
    {
        if (!AllowsGuests && _pool.DeveloperProviderName is null && !LoginProvider.Names(_pool).Any())
        {
            Add(FindingSeverity.Error, nameof(Texts.PoolUnusable), null);
        }
    }

    private void CheckRoles()
    {
        if (NeedsAuthenticatedRole && !_roles.ContainsKey(RoleType.Authenticated))
        {
            Add(FindingSeverity.Error, nameof(Texts.AuthenticatedRoleMissing), null);
        }

        bool hasGuestRole = _roles.ContainsKey(RoleType.Unauthenticated);
        if (AllowsGuests && !hasGuestRole)
        {
            Add(FindingSeverity.Error, nameof(Texts.GuestRoleMissing), null);
        }

        if (!AllowsGuests && hasGuestRole)
        {
            Add(FindingSeverity.Information, nameof(Texts.GuestRoleUnused), _roles[RoleType.Unauthenticated]);
        }

        foreach ((string type, string arn) in _roles)
        {
            CheckRole(arn, type);
        }
    }

    private void CheckMappings()
    {
        foreach ((string provider, string reason) in RoleMappingRules.Problems(_mappings))
        {
            Add(FindingSeverity.Error, nameof(Texts.RoleMappingMalformed), provider, provider, reason, PowerShellText.Quote(provider));
        }

        foreach ((string provider, RoleMapping mapping) in _mappings)
        {
            if (!LoginProvider.HasRoleKey(_pool, provider))
            {
                Add(FindingSeverity.Warning, nameof(Texts.RoleMappingUnused), provider, provider, PowerShellText.Quote(provider));
            }

            foreach (string arn in (mapping.RulesConfiguration?.Rules ?? []).Select(rule => rule.RoleARN!).Distinct())
            {
                CheckRole(arn, provider);
            }
        }
    }

    /// <param name="arn">The role.</param>
    /// <param name="user">Whom it is for: a role type or a provider.</param>
    private void CheckRole(string arn, string user)
    {
        string parameter = RoleUse.ParameterOf(user);
        if (!RoleArn.IsOne(arn))
        {
            Add(FindingSeverity.Error, nameof(Texts.RoleArnInvalid), arn, arn, user, parameter);
        }
        else if (RoleArn.PartitionOf(arn) != _partition)
        {
            Add(FindingSeverity.Error, nameof(Texts.RolePartitionWrong), arn, arn, user, parameter, RoleArn.PartitionOf(arn), _partition);
        }
    }

    private void CheckClassicFlow()
    {
        if (_pool.AllowClassicFlow == false)
        {
            return;
        }

        // With role mappings the service rejects the classic flow, even if the pool allows it.
        if (_mappings.Count > 0)
        {
            if (_pool.AllowClassicFlow == true)
            {
                Add(FindingSeverity.Information, nameof(Texts.ClassicFlowBlocked), null);
            }
        }
        else if (AllowsGuests)
        {
            Add(FindingSeverity.Warning, nameof(Texts.ClassicFlowForGuests), null);
        }
        else
        {
            Add(FindingSeverity.Information, nameof(Texts.ClassicFlowAllowed), null);
        }
    }

    private void CheckProviders()
    {
        string[] openIds = [.. _pool.OpenIdConnectProviderARNs ?? []];
        string[] samls = [.. _pool.SamlProviderARNs ?? []];
        string[] names = [.. LoginProvider.Names(_pool)];

        // A duplicate name always comes from an ARN too. The remedy removes the ARN.
        foreach (string arn in openIds.Where(arn => names.Count(name => name == ProviderNames.OfArn(arn)) > 1).DistinctBy(ProviderNames.OfArn))
        {
            Add(FindingSeverity.Warning, nameof(Texts.ProviderDuplicate), arn, ProviderNames.OfArn(arn), arn, Without("-OpenIdConnectProviderArn", openIds, arn));
        }

        if (_roles.TryGetValue(RoleType.Authenticated, out string? role) && RoleArn.IsOne(role))
        {
            CheckAccounts("-OpenIdConnectProviderArn", openIds, RoleArn.AccountOf(role));
            CheckAccounts("-SamlProviderArn", samls, RoleArn.AccountOf(role));
        }
    }

    // The roles are in the pool's account: the service accepts no others.
    private void CheckAccounts(string parameter, string[] arns, string account)
    {
        foreach (string arn in arns.Where(arn => !arn.Contains($"::{account}:", StringComparison.Ordinal)))
        {
            Add(FindingSeverity.Warning, nameof(Texts.ProviderAccountWrong), arn, arn, account, Without(parameter, arns, arn));
        }
    }

    private static string Without(string parameter, string[] arns, string arn) =>
        $"{parameter} {PowerShellText.List(arns.Where(other => other != arn))}";

    private void CheckTokenChecks()
    {
        CognitoIdentityProvider[] providers = [.. _pool.CognitoIdentityProviders ?? []];
        foreach (CognitoIdentityProvider provider in providers.Where(provider => provider.ServerSideTokenCheck != true))
        {
            var corrected = new CognitoIdentityProvider { ProviderName = provider.ProviderName, ClientId = provider.ClientId, ServerSideTokenCheck = true };
            Add(
                FindingSeverity.Information,
                nameof(Texts.TokenCheckOff),
                provider.ToString(),
                provider,
                PowerShellText.List(providers.Select(other => other == provider ? corrected : other)));
        }
    }

    // The pool's id is {0} in every text.
    private void Add(string severity, string id, string? target, params object[] values) =>
        _findings.Add(Finding.Create(severity, id, _pool.IdentityPoolId, target ?? _pool.IdentityPoolId, [_pool.IdentityPoolId, .. values]));
}
