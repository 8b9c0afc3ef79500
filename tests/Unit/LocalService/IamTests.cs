using System.Xml.Linq;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The roles of IAM, over HTTP.</summary>
public sealed class IamTests : IDisposable
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private readonly RunningService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_role_is_created_and_read()
    {
        XElement created = Iam.Result(await CreateAsync("ada", ("Path", "/team/"), ("Description", "a role"), ("MaxSessionDuration", "7200"),
            ("Tags.member.1.Key", "env"), ("Tags.member.1.Value", "test"), ("Tags.member.2.Key", "empty"), ("Tags.member.2.Value", "")));
        XElement read = Iam.Result(await CallAsync("GetRole", ("RoleName", "ada")));

        Assert.Equal("arn:aws:iam::123456789012:role/team/ada", Iam.Text(created, "Arn"));
        Assert.Matches(@"\AAROA[A-Z2-7]{17}\z", Iam.Text(created, "RoleId"));
        Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", Iam.Text(created, "CreateDate"));
        foreach (string member in new[] { "Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "Description" })
        {
            Assert.Equal(Iam.Text(created, member), Iam.Text(read, member));
        }

        Assert.Equal(("/team/", "ada", "a role", "7200"), (Iam.Text(read, "Path"), Iam.Text(read, "RoleName"), Iam.Text(read, "Description"), Iam.Text(read, "MaxSessionDuration")));
        Assert.Equal(["env=test", "empty="], read.Descendants(Iam.Xml + "Tags").Single().Elements().Select(tag => $"{Iam.Text(tag, "Key")}={Iam.Text(tag, "Value")}"));

        // As in IAM, CreateRole does not return the duration, and GetRole returns when the role was last used.
        Assert.Empty(created.Descendants(Iam.Xml + "MaxSessionDuration"));
        Assert.Single(read.Descendants(Iam.Xml + "RoleLastUsed"));
    }

    [Fact]
    public async Task The_policy_is_url_encoded_as_iam_does()
    {
        await CreateAsync("ada");

        string policy = Iam.Text(Iam.Result(await CallAsync("GetRole", ("RoleName", "ada"))), "AssumeRolePolicyDocument");

        Assert.StartsWith("%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B", policy, StringComparison.Ordinal);
        Assert.Equal(Policy, Uri.UnescapeDataString(policy));
    }

    [Fact]
    public async Task A_role_has_defaults()
    {
        await CreateAsync("plain");

        XElement role = Iam.Result(await CallAsync("GetRole", ("RoleName", "plain")));

        Assert.Equal(("/", "3600"), (Iam.Text(role, "Path"), Iam.Text(role, "MaxSessionDuration")));
        Assert.Empty(role.Descendants(Iam.Xml + "Description"));
        Assert.Empty(role.Descendants(Iam.Xml + "Tags"));
    }

    [Fact]
    public async Task The_policy_is_changed()
    {
        await CreateAsync("ada");
        string changed = Policy.Replace("ec2", "lambda", StringComparison.Ordinal);

        Answer answer = await CallAsync("UpdateAssumeRolePolicy", ("RoleName", "ada"), ("PolicyDocument", changed));

        Assert.Equal(["ResponseMetadata"], Iam.Document(answer).Elements().Select(element => element.Name.LocalName));
        Assert.Equal(changed, Uri.UnescapeDataString(Iam.Text(Iam.Result(await CallAsync("GetRole", ("RoleName", "ada"))), "AssumeRolePolicyDocument")));
    }

    [Fact]
    public async Task A_deleted_role_is_gone()
    {
        await CreateAsync("ada");

        Assert.Equal(200, (await CallAsync("DeleteRole", ("RoleName", "ada"))).Status);

        Iam.AssertFailed(await CallAsync("GetRole", ("RoleName", "ada")), 404, "NoSuchEntity", "The role with name ada cannot be found.");
        Assert.Equal(200, (await CreateAsync("ada")).Status);
    }

    [Theory]
    [InlineData("GetRole")]
    [InlineData("DeleteRole")]
    [InlineData("UpdateAssumeRolePolicy")]
    public async Task A_missing_role_is_reported_as_missing(string action) => Iam.AssertFailed(
        await CallAsync(action, ("RoleName", "nobody"), ("PolicyDocument", Policy)), 404, "NoSuchEntity", "The role with name nobody cannot be found.");

    [Fact]
    public async Task A_name_is_taken_in_any_case()
    {
        await CreateAsync("Ada");

        Iam.AssertFailed(await CreateAsync("aDA"), 409, "EntityAlreadyExists", "Role with name aDA already exists.");
        Assert.Equal("Ada", Iam.Text(Iam.Result(await CallAsync("GetRole", ("RoleName", "ADA"))), "RoleName"));
    }

    [Theory]
    [InlineData("RoleName", null, "1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null")]
    [InlineData("RoleName", "a b", "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("Path", "team", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    [InlineData("AssumeRolePolicyDocument", null, "1 validation error detected: Value null at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must not be null")]
    [InlineData("MaxSessionDuration", "100", "1 validation error detected: Value '100' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600")]
    public async Task Bad_input_is_a_validation_error(string name, string? value, string message)
    {
        Dictionary<string, string> form = new() { ["RoleName"] = "ada", ["AssumeRolePolicyDocument"] = Policy };
        form.Remove(name);
        if (value is not null)
        {
            form[name] = value;
        }

        Iam.AssertFailed(await CallAsync("CreateRole", [.. form.Select(entry => (entry.Key, entry.Value))]), 400, "ValidationError", message);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_a_validation_error()
    {
        string name = new('x', 65);

        Iam.AssertFailed(
            await CreateAsync(name),
            400,
            "ValidationError",
            $"1 validation error detected: Value '{name}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64");
    }

    [Fact]
    public async Task A_malformed_policy_is_rejected_when_a_role_is_created_and_when_it_is_changed()
    {
        await CreateAsync("ada");

        foreach ((string action, string member) in new[] { ("CreateRole", "AssumeRolePolicyDocument"), ("UpdateAssumeRolePolicy", "PolicyDocument") })
        {
            Iam.AssertFailed(await CallAsync(action, ("RoleName", "ada"), (member, "{")), 400, "MalformedPolicyDocument", "This policy contains invalid Json");
        }
    }

    [Fact]
    public async Task Roles_are_listed_in_pages()
    {
        foreach (string name in new[] { "a", "b", "c", "d", "e" })
        {
            await CreateAsync(name);
        }

        XElement first = Iam.Result(await CallAsync("ListRoles", ("MaxItems", "2")));
        await CallAsync("DeleteRole", ("RoleName", "b"));
        XElement second = Iam.Result(await CallAsync("ListRoles", ("MaxItems", "2"), ("Marker", Iam.Text(first, "Marker"))));
        XElement last = Iam.Result(await CallAsync("ListRoles", ("MaxItems", "2"), ("Marker", Iam.Text(second, "Marker"))));

        Assert.Equal([["a", "b"], ["c", "d"], ["e"]], new[] { first, second, last }.Select(Iam.Names));
        Assert.Equal(["true", "true", "false"], new[] { first, second, last }.Select(page => Iam.Text(page, "IsTruncated")));
        Assert.Empty(last.Descendants(Iam.Xml + "Marker"));
    }

    [Fact]
    public async Task A_marker_holds_for_its_own_list()
    {
        await CreateAsync("a", ("Path", "/x/"));
        await CreateAsync("b", ("Path", "/x/"));
        string marker = Iam.Text(Iam.Result(await CallAsync("ListRoles", ("MaxItems", "1"), ("PathPrefix", "/x/"))), "Marker");

        foreach (string wrong in new[] { marker, "made-up" })
        {
            Iam.AssertFailed(await CallAsync("ListRoles", ("Marker", wrong)), 400, "ValidationError", "The Marker is not one of this list.");
        }
    }

    [Fact]
    public async Task Roles_are_listed_by_path()
    {
        await CreateAsync("root");
        await CreateAsync("inner", ("Path", "/team/a/"));

        Assert.Equal(["inner"], Iam.Names(Iam.Result(await CallAsync("ListRoles", ("PathPrefix", "/team/")))));
        Assert.Equal(["root", "inner"], Iam.Names(Iam.Result(await CallAsync("ListRoles"))));
    }

    [Fact]
    public async Task Roles_have_no_region_but_a_partition()
    {
        await CreateAsync("ada");

        Assert.Equal(200, (await Iam.CallAsync(_service, "GetRole", "eu-west-1", ("RoleName", "ada"))).Status);
        Assert.Equal(404, (await Iam.CallAsync(_service, "GetRole", "cn-north-1", ("RoleName", "ada"))).Status);
        XElement chinese = Iam.Result(await Iam.CallAsync(_service, "CreateRole", "cn-north-1", ("RoleName", "ada"), ("AssumeRolePolicyDocument", Policy)));
        Assert.Equal("arn:aws-cn:iam::123456789012:role/ada", Iam.Text(chinese, "Arn"));
        Assert.Equal(["ada"], Iam.Names(Iam.Result(await CallAsync("ListRoles"))));
    }

    [Fact]
    public async Task A_call_has_to_be_signed_for_iam()
    {
        Iam.AssertFailed(await Iam.SendAsync(_service, "ListRoles", authorization: null), 403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        Assert.Equal("SignatureDoesNotMatch", Iam.ErrorCode(await Iam.SendAsync(_service, "ListRoles", RunningService.Authorization(service: "sts"))));
    }

    [Fact]
    public async Task Other_actions_are_rejected()
    {
        Assert.Equal("InvalidAction", Iam.ErrorCode(await CallAsync("CreateUser")));
        Assert.Equal("InvalidAction", Iam.ErrorCode(await CallAsync("GetCallerIdentity")));
    }

    [Fact]
    public async Task The_log_has_the_operations()
    {
        await CreateAsync("ada");
        await CallAsync("CreateUser");

        Assert.Equal(["CreateRole", null], _service.Service.RequestLog.Select(request => request.Operation));
        Assert.Equal("InvalidAction", _service.Service.RequestLog[1].ErrorCode);
    }

    private Task<Answer> CallAsync(string action, params (string, string)[] parameters) => Iam.CallAsync(_service, action, "us-east-1", parameters);

    private Task<Answer> CreateAsync(string name, params (string, string)[] more) =>
        CallAsync("CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", Policy), .. more]);
}

/// <summary>Calls IAM and reads its answers.</summary>
internal static class Iam
{
    public static readonly XNamespace Xml = "https://iam.amazonaws.com/doc/2010-05-08/";

    public static Task<Answer> CallAsync(RunningService service, string action, string region, params (string, string)[] parameters) =>
        SendAsync(service, action, RunningService.Authorization(region, "iam"), parameters);

    public static Task<Answer> SendAsync(RunningService service, string action, string? authorization, params (string Name, string Value)[] parameters)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent(
                [new("Action", action), new("Version", "2010-05-08"), .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return service.SendAsync(request);
    }

    /// <summary>The document of an answer, which must not be an error.</summary>
    public static XElement Document(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return XElement.Parse(answer.Text);
    }

    public static XElement Result(Answer answer) => Document(answer).Elements().Single(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));

    public static string Text(XElement element, string name) => element.Descendants(Xml + name).First().Value;

    public static string[] Names(XElement page) => [.. page.Descendants(Xml + "RoleName").Select(name => name.Value)];

    public static string ErrorCode(Answer answer) => Text(XElement.Parse(answer.Text), "Code");

    public static void AssertFailed(Answer answer, int status, string code, string message)
    {
        var error = XElement.Parse(answer.Text);
        Assert.Equal((status, code, message), (answer.Status, Text(error, "Code"), Text(error, "Message")));
        Assert.Equal("Sender", Text(error, "Type"));
    }
}
