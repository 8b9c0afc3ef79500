using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Local;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>State that is kept across restarts.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("local-service-").FullName;

    private string StatePath => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_state_is_restored()
    {
        var before = new ServiceInProcess();
        string pool = before.CreatePool(classic: false), empty = before.CreatePool();
        string[] ids;
        string state;
        using (new StateSaver(StatePath, before.Core))
        {
            before.Ok("SetIdentityPoolRoles", new
            {
                IdentityPoolId = pool,
                Roles = new { authenticated = Role + "auth" },
                RoleMappings = new Dictionary<string, object> { [Google] = new { Type = "Token", AmbiguousRoleResolution = "Deny" } },
            });
            before.Ok("SetPrincipalTagAttributeMap", new { IdentityPoolId = pool, IdentityProviderName = Google, PrincipalTags = new { team = "claim" } });
            string guest = before.GetId(pool), loser = before.GetId(pool), user = before.GetId(pool, before.Login("ada"));
            before.Ok("GetCredentialsForIdentity", new { IdentityId = loser, before.Login("ada").Logins });
            ids = [guest, loser, user, before.DeveloperToken(pool, "dev").Id];
            before.Clock.Advance(TimeSpan.FromSeconds(1));
            before.GetId(pool, before.Login("ada"), before.GoogleLogin("ada"));
            state = before.Everything(pool);
        }

        var after = new ServiceInProcess();
        using var keeper = new StateSaver(StatePath, after.Core);

        Assert.Equal(state, after.Everything(pool));
        Assert.Equal(before.Everything(empty), after.Everything(empty));
        Assert.Equal(ids, after.Page(pool).Ids);
        Assert.Equal(ids[2], after.GetId(pool, after.GoogleLogin("ada")));
        Assert.Equal(ids[3], after.DeveloperToken(pool, "dev").Id);
        Assert.Equal([ids[0], ids[2], ids[3]], after.Page(pool, hideDisabled: true).Ids);
        Assert.Equal(ids[2], after.Ok("GetCredentialsForIdentity", new { IdentityId = ids[1], after.Login("ada").Logins }).GetProperty("IdentityId").GetString());
        after.GetId(pool);
        Assert.Equal(5, after.Page(pool).Ids.Length);
    }

    [Fact]
    public void Roles_are_there_again()
    {
        const string Policy = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""";
        var before = new ServiceInProcess();
        using (new StateSaver(StatePath, before.Core))
        {
            var roles = new RoleDirectory(before.Core.Roles, before.Clock);
            roles.Create("aws", new CreateRoleRequest { RoleName = "plain", AssumeRolePolicyDocument = Policy });
            roles.Create("aws-cn", new CreateRoleRequest
            {
                RoleName = "other",
                Path = "/team/",
                AssumeRolePolicyDocument = Policy,
                Description = "a role",
                MaxSessionDuration = 7200,
                Tags = new Dictionary<string, string> { ["env"] = "test" },
            });
        }

        var after = new ServiceInProcess();
        using var keeper = new StateSaver(StatePath, after.Core);

        Assert.Equal(before.Core.Roles.After(0).Select(Shown), after.Core.Roles.After(0).Select(Shown));
        Assert.Equal(["plain", "other"], after.Core.Roles.After(0).Select(entry => entry.Item.Name));

        static string Shown((long Position, IamRole Role) entry) => JsonSerializer.Serialize(entry.Role);
    }

    [Theory]
    [InlineData(""","Roles":[null]""")]
    [InlineData(""","Roles":[{"Partition":"aws","Path":"/","Name":"a","Id":"AROA","TrustPolicy":"{}","MaxSessionDuration":3600,"Tags":{}}]""")]
    [InlineData(""","Roles":[{"Partition":"aws","Path":"x","Name":"a","Id":"AROA","TrustPolicy":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}","MaxSessionDuration":3600,"Tags":{}}]""")]
    public void A_role_that_IAM_would_not_take_is_rejected(string roles)
    {
        File.WriteAllText(StatePath, $$"""{"Version":1,"Pools":[]{{roles}}}""");

        Assert.Equal("LocalServiceStateInvalid", Assert.Throws<CognitoIdentityException>(() => new StateSaver(StatePath, new ServiceInProcess().Core)).Code);
    }

    // Release 1.0.0-rc1 reads version 1 alone, and would lose the roles.
    [Fact]
    public void A_file_has_version_2_while_there_are_roles()
    {
        var service = new ServiceInProcess();
        var roles = new RoleDirectory(service.Core.Roles, service.Clock);
        Assert.Equal(1, VersionAfter(() => { }));
        Assert.Equal(2, VersionAfter(() => roles.Create("aws", new CreateRoleRequest
        {
            RoleName = "a",
            AssumeRolePolicyDocument = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""",
        })));
        Assert.Equal(1, VersionAfter(() => roles.Delete("aws", "a")));

        int VersionAfter(Action change)
        {
            File.Delete(StatePath);
            using (new StateSaver(StatePath, service.Core))
            {
                change();
            }

            return JsonDocument.Parse(File.ReadAllText(StatePath)).RootElement.GetProperty("Version").GetInt32();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_without_roles_is_read_and_becomes_version_1(int version)
    {
        File.WriteAllText(StatePath, $$"""{"Version":{{version}},"Pools":[]}""");

        using var keeper = new StateSaver(StatePath, new ServiceInProcess().Core);

        JsonElement state = JsonDocument.Parse(File.ReadAllText(StatePath)).RootElement;
        Assert.Equal(1, state.GetProperty("Version").GetInt32());
        Assert.False(state.TryGetProperty("Roles", out _));
    }

    [Fact]
    public void The_file_can_be_read_by_people()
    {
        Keep(service => service.GetId(service.CreatePool(), service.Login("ada")));

        string text = File.ReadAllText(StatePath);

        Assert.Contains("\n", text, StringComparison.Ordinal);
        JsonElement identity = JsonDocument.Parse(text).RootElement.GetProperty("Pools")[0].GetProperty("Identities")[0];
        Assert.Equal("Authenticated", identity.GetProperty("Status").GetString());
        Assert.Equal("2026-01-02T03:04:05.678Z", identity.GetProperty("Created").GetString());
        Assert.Equal("ada", identity.GetProperty("Logins")[0].GetProperty("User").GetString());
    }

    [Fact]
    public void The_file_is_the_owner_s_alone_unless_it_was_made_otherwise()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no Unix file modes.
        }

        Keep(service => service.CreatePool());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StatePath));

        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(StatePath, Shared);
        Keep(service => service.CreatePool());
        Assert.Equal(Shared, File.GetUnixFileMode(StatePath));
    }

    [Fact]
    public void A_link_leads_to_the_same_file_and_stays_a_link()
    {
        Keep(service => service.CreatePool());
        string link = Path.Combine(_folder, "link.json");
        File.CreateSymbolicLink(link, StatePath);

        using (new StateSaver(StatePath, new ServiceInProcess().Core))
        {
            CognitoIdentityException error = Assert.Throws<CognitoIdentityException>(() => new StateSaver(link, new ServiceInProcess().Core));
            Assert.Equal("LocalServiceStateInvalid", error.Code);
            Assert.EndsWith("another local service uses it.", error.Message, StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(StatePath + ".lock") == AtomicFile.OwnerOnly);
        }

        using (new StateSaver(link, new ServiceInProcess().Core))
        {
        }

        Assert.Equal(StatePath, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void No_other_file_is_left()
    {
        Keep(service => service.CreatePool());

        Assert.Equal([StatePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Changes_are_written_in_the_background()
    {
        var service = new ServiceInProcess();
        using var keeper = new StateSaver(StatePath, service.Core);
        string pool = service.CreatePool();

        for (int attempt = 0; attempt < 200 && !File.ReadAllText(StatePath).Contains(pool, StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        Assert.Contains(pool, File.ReadAllText(StatePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Version":0,"Pools":[]}""")]
    [InlineData("""{"Version":3,"Pools":[]}""")]
    [InlineData("""{"Version":1}""")]
    [InlineData("""{"Version":1,"Pools":[null]}""")]
    [InlineData("""{"Version":1,"Pools":[{}]}""")]
    [InlineData("""{"Version":1,"Pools":[{"Settings":{"IdentityPoolId":"x"},"Roles":{},"PrincipalTags":{},"Identities":[]}]}""")]
    public void A_file_without_a_valid_state_is_rejected_and_not_changed(string text)
    {
        File.WriteAllText(StatePath, text);

        AssertRejected();

        Assert.Equal(text, File.ReadAllText(StatePath));
        Assert.Equal([StatePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_was_cut_off_is_rejected()
    {
        Keep(service => service.GetId(service.CreatePool(), service.Login("ada")));
        string text = File.ReadAllText(StatePath);
        for (int length = 1; length < text.TrimEnd().Length; length += 50)
        {
            File.WriteAllText(StatePath, text[..length]);
            AssertRejected();
        }
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("login twice")]
    [InlineData("guest with logins")]
    [InlineData("login without user")]
    [InlineData("pool twice")]
    [InlineData("bad name")]
    [InlineData("bad status")]
    [InlineData("merged into itself")]
    [InlineData("merged but enabled")]
    [InlineData("numbered status")]
    [InlineData("no modified")]
    [InlineData("no created")]
    [InlineData("no status")]
    [InlineData("no id")]
    [InlineData("bad principal tag")]
    [InlineData("reserved tag")]
    [InlineData("provider without name")]
    [InlineData("two users of a provider")]
    [InlineData("role that is none")]
    [InlineData("rules without rules")]
    public void A_file_that_contradicts_itself_is_rejected(string damage)
    {
        Keep(service =>
        {
            string pool = service.CreatePool();
            service.GetId(pool, service.Login("ada"));
            service.GetId(pool, service.Login("bob"));
        });
        JsonNode state = JsonNode.Parse(File.ReadAllText(StatePath))!;
        JsonArray pools = state["Pools"]!.AsArray();
        JsonNode one = pools[0]!["Identities"]![0]!, other = pools[0]!["Identities"]![1]!;
        JsonNode settings = pools[0]!["Settings"]!;
        JsonObject roles = pools[0]!["Roles"]!.AsObject();
        Action spoil = damage switch
        {
            "rules without rules" => () => roles["RoleMappings"] =
                JsonNode.Parse($$$"""{"{{{Google}}}":{"Type":"Rules","AmbiguousRoleResolution":"Deny"}}"""),
            "role that is none" => () => roles["Roles"] = JsonNode.Parse("""{"authenticated":"arn:aws:iam::123456789012:user/u"}"""),
            "two users of a provider" => () => one["Logins"]!.AsArray().Add(JsonNode.Parse($$"""{"Provider":"{{UserPool}}","User":"eve"}""")),
            "provider without name" => () => settings["CognitoIdentityProviders"]![0]!.AsObject().Remove("ProviderName"),
            "reserved tag" => () => settings["IdentityPoolTags"] = JsonNode.Parse("""{"aws:a":"b"}"""),
            "bad principal tag" => () => pools[0]!["PrincipalTags"] = JsonNode.Parse($$$$"""{"{{{{Google}}}}":{"UseDefaults":false,"Tags":{"a":null}}}"""),
            "no id" => () => one.AsObject().Remove("Id"),
            "no status" => () => one.AsObject().Remove("Status"),
            "no created" => () => one.AsObject().Remove("Created"),
            "no modified" => () => one.AsObject().Remove("Modified"),
            "numbered status" => () => (one["Status"], one["Logins"]) = (7, null),
            "merged but enabled" => () => one["MergedInto"] = other["Id"]!.DeepClone(),
            "merged into itself" => () => (one["Status"], one["Logins"], one["MergedInto"]) = ("Disabled", null, one["Id"]!.DeepClone()),
            "twice" => () => other["Id"] = one["Id"]!.DeepClone(),
            "login twice" => () => other["Logins"] = one["Logins"]!.DeepClone(),
            "guest with logins" => () => one["Status"] = "Guest",
            "login without user" => () => one["Logins"]![0]!.AsObject().Remove("User"),
            "pool twice" => () => pools.Add(pools[0]!.DeepClone()),
            "bad name" => () => pools[0]!["Settings"]!["IdentityPoolName"] = "a/b",
            _ => () => one["Status"] = "Unheard",
        };
        spoil();
        File.WriteAllText(StatePath, state.ToJsonString());

        AssertRejected();
    }

    [Fact]
    public void A_state_with_roles_for_a_removed_provider_is_valid()
    {
        string pool = "";
        Keep(service =>
        {
            pool = service.CreatePool();
            service.Ok("SetIdentityPoolRoles", new
            {
                IdentityPoolId = pool,
                Roles = new { },
                RoleMappings = new Dictionary<string, object> { [Google] = new { Type = "Token", AmbiguousRoleResolution = "Deny" } },
            });
            service.Ok("UpdateIdentityPool", new { IdentityPoolId = pool, IdentityPoolName = "p", AllowUnauthenticatedIdentities = true });
        });

        var after = new ServiceInProcess();
        using var keeper = new StateSaver(StatePath, after.Core);
        Assert.True(after.Ok("GetIdentityPoolRoles", new { IdentityPoolId = pool }).GetProperty("RoleMappings").TryGetProperty(Google, out _));
    }

    [Fact]
    public void Two_services_do_not_share_a_file()
    {
        using var first = new StateSaver(StatePath, new ServiceInProcess().Core);

        AssertRejected();
    }

    [Fact]
    public void Folders_that_are_missing_are_made_for_their_owner_alone()
    {
        string outer = Path.Combine(_folder, "outer"), inner = Path.Combine(outer, "inner");

        new StateSaver(Path.Combine(inner, "state.json"), new ServiceInProcess().Core).Dispose();

        Assert.True(File.Exists(Path.Combine(inner, "state.json")));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal((Owner, Owner), (File.GetUnixFileMode(outer), File.GetUnixFileMode(inner)));
        }
    }

    [Fact]
    public void A_folder_that_can_not_be_made_is_rejected()
    {
        File.WriteAllText(StatePath, "");

        Assert.Equal(
            "LocalServiceStateInvalid",
            Assert.Throws<CognitoIdentityException>(() => new StateSaver(Path.Combine(StatePath, "inner", "state.json"), new ServiceInProcess().Core)).Code);
    }

    [Fact]
    public void A_state_that_could_not_be_saved_is_an_error_at_the_end()
    {
        var service = new ServiceInProcess();
        var keeper = new StateSaver(StatePath, service.Core);
        File.Delete(StatePath);
        Directory.CreateDirectory(StatePath);
        service.CreatePool();

        Assert.Equal("LocalServiceStateUnsaved", Assert.Throws<CognitoIdentityException>(keeper.Dispose).Code);
    }

    [Fact]
    public void A_service_that_is_started_with_a_path_keeps_its_state()
    {
        using (ILocalService service = new LocalServiceFactory().Start(new LocalServiceOptions { StatePath = StatePath }))
        {
            Assert.True(File.Exists(StatePath));
        }

        File.WriteAllText(StatePath, "damaged");
        CognitoIdentityException error = Assert.Throws<CognitoIdentityException>(
            () => new LocalServiceFactory().Start(new LocalServiceOptions { StatePath = StatePath }));
        Assert.Equal("LocalServiceStateInvalid", error.Code);
        Assert.Contains(StatePath, error.Message, StringComparison.Ordinal);
    }

    private void Keep(Action<ServiceInProcess> work)
    {
        var service = new ServiceInProcess();
        using var keeper = new StateSaver(StatePath, service.Core);
        work(service);
    }

    private void AssertRejected() => Assert.Equal(
        "LocalServiceStateInvalid", Assert.Throws<CognitoIdentityException>(() => new StateSaver(StatePath, new ServiceInProcess().Core)).Code);
}
