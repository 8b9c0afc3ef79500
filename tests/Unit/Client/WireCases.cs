namespace CognitoIdentity.UnitTests.Client;

/// <summary>The 23 operations, written down from the API's documentation: every member in, every member out.</summary>
internal static class WireCases
{
    private const string PoolId = "eu-west-1:11111111-2222-3333-4444-555555555555";
    private const string IdentityId = "eu-west-1:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    private const string PoolArn = "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:11111111-2222-3333-4444-555555555555";

    private const string PoolMembersJson = """
        "IdentityPoolName": "Näme + <two>",
        "AllowUnauthenticatedIdentities": true,
        "AllowClassicFlow": false,
        "SupportedLoginProviders": { "graph.facebook.com": "7346241598935552", "accounts.google.com": "123.apps" },
        "DeveloperProviderName": "login.example",
        "OpenIdConnectProviderARNs": ["arn:aws:iam::123456789012:oidc-provider/a", "arn:aws:iam::123456789012:oidc-provider/b"],
        "CognitoIdentityProviders": [
          { "ProviderName": "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "ClientId": "client1", "ServerSideTokenCheck": true },
          { "ProviderName": "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "ClientId": "client2", "ServerSideTokenCheck": false }
        ],
        "SamlProviderARNs": ["arn:aws:iam::123456789012:saml-provider/c"],
        "IdentityPoolTags": { "team": "blue", "empty": "" }
        """;

    private const string PoolJson = $$"""{ "IdentityPoolId": "{{PoolId}}", {{PoolMembersJson}} }""";

    private const string PoolIdJson = $$"""{ "IdentityPoolId": "{{PoolId}}" }""";

    private const string IdentityIdJson = $$"""{ "IdentityId": "{{IdentityId}}" }""";

    private const string TokenJson = $$"""{ "IdentityId": "{{IdentityId}}", "Token": "eyJ.eyJzdWIiOiJ4IiwiZXhwIjoxNDkzNzI5ODYzfQ.sig" }""";

    private const string DescriptionJson = $$"""
        { "IdentityId": "{{IdentityId}}", "Logins": ["accounts.google.com", "login.example"], "CreationDate": 1493729863.123, "LastModifiedDate": 1493729864 }
        """;

    private const string LoginsJson = """{ "accounts.google.com": "eyJ.token", "graph.facebook.com": "EAAC" }""";

    private const string RolesJson = $$"""
        {
          "IdentityPoolId": "{{PoolId}}",
          "Roles": { "authenticated": "arn:aws:iam::123456789012:role/in", "unauthenticated": "arn:aws:iam::123456789012:role/out" },
          "RoleMappings": {
            "accounts.google.com": { "Type": "Token", "AmbiguousRoleResolution": "Deny",
              "RulesConfiguration": { "Rules": [
                { "Claim": "isAdmin", "MatchType": "Equals", "Value": "paid", "RoleARN": "arn:aws:iam::123456789012:role/one" },
                { "Claim": "group", "MatchType": "StartsWith", "Value": "x", "RoleARN": "arn:aws:iam::123456789012:role/two" } ] } },
            "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI:client1": { "Type": "Rules", "AmbiguousRoleResolution": "AuthenticatedRole",
              "RulesConfiguration": { "Rules": [
                { "Claim": "sub", "MatchType": "NotEqual", "Value": "y", "RoleARN": "arn:aws:iam::123456789012:role/three" } ] } }
          }
        }
        """;

    private const string TagMapJson = $$"""
        { "IdentityPoolId": "{{PoolId}}", "IdentityProviderName": "accounts.google.com", "UseDefaults": false, "PrincipalTags": { "who": "sub", "to": "aud" } }
        """;

    private static readonly Dictionary<string, string> Logins = new() { ["accounts.google.com"] = "eyJ.token", ["graph.facebook.com"] = "EAAC" };

    private static readonly CognitoIdentityProvider[] UserPools =
    [
        new() { ProviderName = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", ClientId = "client1", ServerSideTokenCheck = true },
        new() { ProviderName = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", ClientId = "client2", ServerSideTokenCheck = false },
    ];

    private static readonly IdentityPool Pool = new()
    {
        IdentityPoolId = PoolId,
        IdentityPoolName = "Näme + <two>",
        AllowUnauthenticatedIdentities = true,
        AllowClassicFlow = false,
        SupportedLoginProviders = new Dictionary<string, string> { ["graph.facebook.com"] = "7346241598935552", ["accounts.google.com"] = "123.apps" },
        DeveloperProviderName = "login.example",
        OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:oidc-provider/a", "arn:aws:iam::123456789012:oidc-provider/b"],
        CognitoIdentityProviders = UserPools,
        SamlProviderARNs = ["arn:aws:iam::123456789012:saml-provider/c"],
        IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue", ["empty"] = "" },
    };

    public static IReadOnlyDictionary<string, WireCase> All { get; } = Create().ToDictionary(wire => wire.Operation);

    private static IEnumerable<WireCase> Create()
    {
        yield return Signed(
            "CreateIdentityPool",
            new CreateIdentityPoolRequest
            {
                IdentityPoolName = Pool.IdentityPoolName,
                AllowUnauthenticatedIdentities = true,
                AllowClassicFlow = false,
                SupportedLoginProviders = Pool.SupportedLoginProviders,
                DeveloperProviderName = Pool.DeveloperProviderName,
                OpenIdConnectProviderARNs = Pool.OpenIdConnectProviderARNs,
                CognitoIdentityProviders = UserPools,
                SamlProviderARNs = Pool.SamlProviderARNs,
                IdentityPoolTags = Pool.IdentityPoolTags,
            },
            async (client, request, token) => await client.CreateIdentityPoolAsync(request, token),
            $$"""{ {{PoolMembersJson}} }""",
            PoolJson);
        yield return Signed(
            "DeleteIdentities",
            new DeleteIdentitiesRequest { IdentityIdsToDelete = [IdentityId, PoolId] },
            async (client, request, token) => await client.DeleteIdentitiesAsync(request, token),
            $$"""{ "IdentityIdsToDelete": ["{{IdentityId}}", "{{PoolId}}"] }""",
            $$"""
            { "UnprocessedIdentityIds": [
              { "IdentityId": "{{IdentityId}}", "ErrorCode": "AccessDenied" }, { "IdentityId": "{{PoolId}}", "ErrorCode": "InternalServerError" } ] }
            """);
        yield return Signed(
            "DeleteIdentityPool",
            new DeleteIdentityPoolRequest { IdentityPoolId = PoolId },
            async (client, request, token) => await WithoutOutput(client.DeleteIdentityPoolAsync(request, token)),
            PoolIdJson,
            null);
        yield return Signed(
            "DescribeIdentity",
            new DescribeIdentityRequest { IdentityId = IdentityId },
            async (client, request, token) => await client.DescribeIdentityAsync(request, token),
            IdentityIdJson,
            DescriptionJson);
        yield return Signed(
            "DescribeIdentityPool",
            new DescribeIdentityPoolRequest { IdentityPoolId = PoolId },
            async (client, request, token) => await client.DescribeIdentityPoolAsync(request, token),
            PoolIdJson,
            PoolJson);
        yield return Unsigned(
            "GetCredentialsForIdentity",
            new GetCredentialsForIdentityRequest { IdentityId = IdentityId, Logins = Logins, CustomRoleArn = "arn:aws:iam::123456789012:role/in" },
            async (client, request, token) => await client.GetCredentialsForIdentityAsync(request, token),
            $$"""{ "IdentityId": "{{IdentityId}}", "Logins": {{LoginsJson}}, "CustomRoleArn": "arn:aws:iam::123456789012:role/in" }""",
            $$"""
            { "IdentityId": "{{IdentityId}}",
              "Credentials": { "AccessKeyId": "ASIAEXAMPLE", "SecretKey": "secret/+=", "SessionToken": "IQoJ//==", "Expiration": 1493733463.25 } }
            """);
        yield return Unsigned(
            "GetId",
            new GetIdRequest { AccountId = "123456789012", IdentityPoolId = PoolId, Logins = Logins },
            async (client, request, token) => await client.GetIdAsync(request, token),
            $$"""{ "AccountId": "123456789012", "IdentityPoolId": "{{PoolId}}", "Logins": {{LoginsJson}} }""",
            IdentityIdJson);
        yield return Signed(
            "GetIdentityPoolRoles",
            new GetIdentityPoolRolesRequest { IdentityPoolId = PoolId },
            async (client, request, token) => await client.GetIdentityPoolRolesAsync(request, token),
            PoolIdJson,
            RolesJson);
        yield return Unsigned(
            "GetOpenIdToken",
            new GetOpenIdTokenRequest { IdentityId = IdentityId, Logins = Logins },
            async (client, request, token) => await client.GetOpenIdTokenAsync(request, token),
            $$"""{ "IdentityId": "{{IdentityId}}", "Logins": {{LoginsJson}} }""",
            TokenJson);
        yield return Signed(
            "GetOpenIdTokenForDeveloperIdentity",
            new GetOpenIdTokenForDeveloperIdentityRequest
            {
                IdentityPoolId = PoolId,
                IdentityId = IdentityId,
                Logins = Logins,
                PrincipalTags = new Dictionary<string, string> { ["who"] = "sub" },
                TokenDuration = 86400,
            },
            async (client, request, token) => await client.GetOpenIdTokenForDeveloperIdentityAsync(request, token),
            $$"""
            { "IdentityPoolId": "{{PoolId}}", "IdentityId": "{{IdentityId}}", "Logins": {{LoginsJson}}, "PrincipalTags": { "who": "sub" }, "TokenDuration": 86400 }
            """,
            TokenJson);
        yield return Signed(
            "GetPrincipalTagAttributeMap",
            new GetPrincipalTagAttributeMapRequest { IdentityPoolId = PoolId, IdentityProviderName = "accounts.google.com" },
            async (client, request, token) => await client.GetPrincipalTagAttributeMapAsync(request, token),
            $$"""{ "IdentityPoolId": "{{PoolId}}", "IdentityProviderName": "accounts.google.com" }""",
            TagMapJson);
        yield return Signed(
            "ListIdentities",
            new ListIdentitiesRequest { IdentityPoolId = PoolId, MaxResults = 60, NextToken = "page2", HideDisabled = true },
            async (client, request, token) => await client.ListIdentitiesAsync(request, token),
            $$"""{ "IdentityPoolId": "{{PoolId}}", "MaxResults": 60, "NextToken": "page2", "HideDisabled": true }""",
            $$"""{ "IdentityPoolId": "{{PoolId}}", "Identities": [{{DescriptionJson}}, {{DescriptionJson}}], "NextToken": "page3" }""");
        yield return Signed(
            "ListIdentityPools",
            new ListIdentityPoolsRequest { MaxResults = 60, NextToken = "page2" },
            async (client, request, token) => await client.ListIdentityPoolsAsync(request, token),
            """{ "MaxResults": 60, "NextToken": "page2" }""",
            $$"""{ "IdentityPools": [{ "IdentityPoolId": "{{PoolId}}", "IdentityPoolName": "one" }], "NextToken": "page3" }""");
        yield return Signed(
            "ListTagsForResource",
            new ListTagsForResourceRequest { ResourceArn = PoolArn },
            async (client, request, token) => await client.ListTagsForResourceAsync(request, token),
            $$"""{ "ResourceArn": "{{PoolArn}}" }""",
            """{ "Tags": { "team": "blue", "empty": "" } }""");
        yield return Signed(
            "LookupDeveloperIdentity",
            new LookupDeveloperIdentityRequest
            {
                IdentityPoolId = PoolId,
                IdentityId = IdentityId,
                DeveloperUserIdentifier = "user@example",
                MaxResults = 1,
                NextToken = "page2",
            },
            async (client, request, token) => await client.LookupDeveloperIdentityAsync(request, token),
            $$"""
            { "IdentityPoolId": "{{PoolId}}", "IdentityId": "{{IdentityId}}", "DeveloperUserIdentifier": "user@example", "MaxResults": 1, "NextToken": "page2" }
            """,
            $$"""{ "IdentityId": "{{IdentityId}}", "DeveloperUserIdentifierList": ["user@example", "other"], "NextToken": "page3" }""");
        yield return Signed(
            "MergeDeveloperIdentities",
            new MergeDeveloperIdentitiesRequest
            {
                SourceUserIdentifier = "from",
                DestinationUserIdentifier = "to",
                DeveloperProviderName = "login.example",
                IdentityPoolId = PoolId,
            },
            async (client, request, token) => await client.MergeDeveloperIdentitiesAsync(request, token),
            $$"""
            { "SourceUserIdentifier": "from", "DestinationUserIdentifier": "to", "DeveloperProviderName": "login.example", "IdentityPoolId": "{{PoolId}}" }
            """,
            IdentityIdJson);
        yield return Signed(
            "SetIdentityPoolRoles",
            new SetIdentityPoolRolesRequest
            {
                IdentityPoolId = PoolId,
                Roles = new Dictionary<string, string>
                {
                    ["authenticated"] = "arn:aws:iam::123456789012:role/in",
                    ["unauthenticated"] = "arn:aws:iam::123456789012:role/out",
                },
                RoleMappings = new Dictionary<string, RoleMapping>
                {
                    ["accounts.google.com"] = new()
                    {
                        Type = "Token",
                        AmbiguousRoleResolution = "Deny",
                        RulesConfiguration = new()
                        {
                            Rules =
                            [
                                new() { Claim = "isAdmin", MatchType = "Equals", Value = "paid", RoleARN = "arn:aws:iam::123456789012:role/one" },
                                new() { Claim = "group", MatchType = "StartsWith", Value = "x", RoleARN = "arn:aws:iam::123456789012:role/two" },
                            ],
                        },
                    },
                    ["cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI:client1"] = new()
                    {
                        Type = "Rules",
                        AmbiguousRoleResolution = "AuthenticatedRole",
                        RulesConfiguration = new()
                        {
                            Rules = [new() { Claim = "sub", MatchType = "NotEqual", Value = "y", RoleARN = "arn:aws:iam::123456789012:role/three" }],
                        },
                    },
                },
            },
            async (client, request, token) => await WithoutOutput(client.SetIdentityPoolRolesAsync(request, token)),
            RolesJson,
            null);
        yield return Signed(
            "SetPrincipalTagAttributeMap",
            new SetPrincipalTagAttributeMapRequest
            {
                IdentityPoolId = PoolId,
                IdentityProviderName = "accounts.google.com",
                UseDefaults = false,
                PrincipalTags = new Dictionary<string, string> { ["who"] = "sub", ["to"] = "aud" },
            },
            async (client, request, token) => await client.SetPrincipalTagAttributeMapAsync(request, token),
            TagMapJson,
            TagMapJson);
        yield return Signed(
            "TagResource",
            new TagResourceRequest { ResourceArn = PoolArn, Tags = Pool.IdentityPoolTags },
            async (client, request, token) => await WithoutOutput(client.TagResourceAsync(request, token)),
            $$"""{ "ResourceArn": "{{PoolArn}}", "Tags": { "team": "blue", "empty": "" } }""",
            null);
        yield return Signed(
            "UnlinkDeveloperIdentity",
            new UnlinkDeveloperIdentityRequest
            {
                IdentityId = IdentityId,
                IdentityPoolId = PoolId,
                DeveloperProviderName = "login.example",
                DeveloperUserIdentifier = "user@example",
            },
            async (client, request, token) => await WithoutOutput(client.UnlinkDeveloperIdentityAsync(request, token)),
            $$"""
            { "IdentityId": "{{IdentityId}}", "IdentityPoolId": "{{PoolId}}", "DeveloperProviderName": "login.example", "DeveloperUserIdentifier": "user@example" }
            """,
            null);
        yield return Unsigned(
            "UnlinkIdentity",
            new UnlinkIdentityRequest { IdentityId = IdentityId, Logins = Logins, LoginsToRemove = ["graph.facebook.com"] },
            async (client, request, token) => await WithoutOutput(client.UnlinkIdentityAsync(request, token)),
            $$"""{ "IdentityId": "{{IdentityId}}", "Logins": {{LoginsJson}}, "LoginsToRemove": ["graph.facebook.com"] }""",
            null);
        yield return Signed(
            "UntagResource",
            new UntagResourceRequest { ResourceArn = PoolArn, TagKeys = ["team", "empty"] },
            async (client, request, token) => await WithoutOutput(client.UntagResourceAsync(request, token)),
            $$"""{ "ResourceArn": "{{PoolArn}}", "TagKeys": ["team", "empty"] }""",
            null);
        yield return Signed(
            "UpdateIdentityPool",
            Pool,
            async (client, request, token) => await client.UpdateIdentityPoolAsync(request, token),
            PoolJson,
            PoolJson);
    }

    private static WireCase<TInput> Signed<TInput>(
        string operation,
        TInput input,
        Func<ICognitoIdentityClient, TInput, CancellationToken, Task<object?>> call,
        string requestJson,
        string? responseJson)
        where TInput : class, new() => new(operation, true, input, call, requestJson, responseJson);

    private static WireCase<TInput> Unsigned<TInput>(
        string operation,
        TInput input,
        Func<ICognitoIdentityClient, TInput, CancellationToken, Task<object?>> call,
        string requestJson,
        string? responseJson)
        where TInput : class, new() => new(operation, false, input, call, requestJson, responseJson);

    private static async Task<object?> WithoutOutput(Task call)
    {
        await call;
        return null;
    }
}
