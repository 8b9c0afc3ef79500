namespace CognitoIdentity;

/// <summary>An issuer of OpenID Connect tokens with many customers: a token of the issuer doesn't show that its user belongs to the pool's owner.</summary>
/// <param name="Host">The name of the provider; <c>*</c> stands for the part that differs by customer.</param>
/// <param name="Users">Who gets its tokens, for a message.</param>
/// <param name="Subject">What the claim <c>sub</c> of an owner's tokens begins with, for a remedy.</param>
/// <param name="Claims">The claims that identify the customer. No other claim keeps strangers out.</param>
internal sealed record SharedIssuer(string Host, string Users, string Subject, IdentifyingClaim[] Claims)
{
    // The characters that end a name in a claim.
    private static readonly string[] NameEnds = ["/", ":"];

    // One line an issuer, with the page that says so. AWS has most of them in its list of shared providers:
    // docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
    private static readonly SharedIssuer[] All =
    [
        // docs.github.com/actions/reference/security/oidc. A reusable workflow can be called by any repository, so job_workflow_ref identifies nobody.
        // Ids in the subject, in repositories made or renamed since July 2026: github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens
        new("token.actions.githubusercontent.com", "every repository on GitHub", "repo:OWNER/REPOSITORY: or, in newer repositories, repo:OWNER@ID/REPOSITORY@ID:",
            [new("sub", "repo:?*/*"), new("repository", "?*/*"), new("repository_id"), new("repository_owner"), new("repository_owner_id"), new("enterprise"), new("enterprise_id")]),
        // docs.gitlab.com/ci/secrets/id_token_authentication
        new("gitlab.com", "every project on GitLab.com", "project_path:GROUP/PROJECT:",
            [new("sub", "project_path:?*/*"), new("project_path", "?*/*"), new("project_id"), new("namespace_path", "?*/*"), new("namespace_id")]),
        // developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
        new("app.terraform.io", "every workspace of HCP Terraform", "organization:NAME:project:NAME:workspace:NAME:",
            [new("sub", "organization:?*:*"), new("terraform_full_workspace", "organization:?*:*"), new("terraform_organization_id"), new("terraform_organization_name"),
             new("terraform_project_id"), new("terraform_workspace_id")]),
        // buildkite.com/docs/pipelines/security/oidc
        new("agent.buildkite.com", "every pipeline on Buildkite", "organization:NAME:pipeline:NAME:",
            [new("sub", "organization:?*:*"), new("organization_id"), new("organization_slug"), new("pipeline_id")]),
        // codefresh.io/docs/docs/integrations/oidc-pipelines, and for the other claims github.com/sigstore/fulcio/pull/1593. Without a trigger from
        // Git, the subject ends with the id of the pipeline.
        new("oidc.codefresh.io", "every pipeline on Codefresh", "account:ID:", [new("sub", "account:?*:*"), new("account_id"), new("pipeline_id")]),
        // docs.scalr.io/docs/aws. The subject ends with the name of the workspace.
        new("scalr.io", "every workspace on Scalr", "account:NAME:environment:NAME:", [new("sub", "account:?*:*")]),
        // circleci.com/docs/openid-connect-tokens
        new("oidc.circleci.com/org/*", "every project of the CircleCI organization", "org/ID/project/ID/", [new("sub", "org/?*/project/?*/*"), new("oidc.circleci.com/project-id")]),
        // support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc
        new("api.bitbucket.org/2.0/workspaces/*/pipelines-config/identity/oidc", "every repository of the Bitbucket workspace", "{REPOSITORY-UUID}:",
            [new("sub", "{?*}:*"), new("repositoryUuid")]),
        // learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure, and for a pipeline's own token github.com/sigstore/fulcio/issues/1803
        new("vstoken.dev.azure.com/*", "every pipeline of the Azure DevOps organization", "p://ORGANIZATION/PROJECT/PIPELINE",
            [new("sub", "?*://?*/?*/*"), new("prj_id"), new("def_id"), new("rpo_id")]),
    ];

    /// <summary>The shared issuer of a provider; null if only the owner's users get its tokens.</summary>
    /// <param name="provider">The login key of the provider.</param>
    public static SharedIssuer? Find(string provider) => Array.Find(All, issuer => Wildcards.Match(issuer.Host, provider, ignoreCase: true));

    /// <summary>
    /// Whether a rule gives its role only to users of one customer. A value of <c>sub</c> must contain the customer even if it is compared as a
    /// whole, because some issuers let their customers choose the form of the claim.
    /// </summary>
    public bool IsNarrow(MappingRule rule) => Array.Find(Claims, claim => claim.Name == rule.Claim) is { } known
        && (rule.MatchType == MappingRuleMatchType.EqualTo ? rule.Claim != "sub" || known.IsWholePrefix(rule.Value ?? string.Empty)
            : rule.MatchType == MappingRuleMatchType.StartsWith && known.IsWholePrefix(rule.Value ?? string.Empty));

    /// <summary>The value that makes a rule narrow: the same value with the character that ends a name; null if that isn't enough.</summary>
    public string? Corrected(MappingRule rule) => rule.MatchType != MappingRuleMatchType.StartsWith ? null
        : Array.Find(Claims, claim => claim.Name == rule.Claim) is { } known ? NameEnds.Select(end => rule.Value + end).FirstOrDefault(known.IsWholePrefix) : null;
}

/// <summary>A claim that identifies the customer.</summary>
/// <param name="Name">The claim.</param>
/// <param name="Prefix">What a prefix must match to contain a whole name; null if no prefix does, because names and numbers can begin alike.</param>
internal sealed record IdentifyingClaim(string Name, string? Prefix = null)
{
    public bool IsWholePrefix(string prefix) => Prefix is not null && Wildcards.Match(Prefix, prefix, ignoreCase: false);
}
