using System.Reflection;
using System.Text.Json;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class RequestLogTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly RunningService _running;

    public RequestLogTests() => _running = RunningService.With(new LocalServiceOptions { ClockOffset = TimeSpan.FromHours(1) }, _clock);

    [Fact]
    public async Task A_call_is_logged_with_all_that_may_be_known_of_it()
    {
        await _running.CallAsync("DescribeIdentityPool", new { IdentityPoolId = "us-east-1:0" });

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        Assert.Equal(
            ("DescribeIdentityPool", "eu-west-1", 400, "ResourceNotFoundException", "AKIDEXAMPLE"),
            (request.Operation, request.Region, request.Status, request.ErrorCode, request.AccessKey));
        Assert.Equal((_clock.Now.AddHours(1), TimeSpan.Zero), (request.Time, request.Duration));
    }

    [Fact]
    public async Task A_call_that_succeeds_has_no_error()
    {
        await _running.CreatePoolAsync();

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        Assert.Equal((200, null), (request.Status, request.ErrorCode));
    }

    [Fact]
    public async Task An_unsigned_call_has_the_region_of_its_id_and_nobodys_key()
    {
        await _running.SendAsync(RunningService.Request("GetId", """{"Logins":{"a":"b"},"IdentityPoolId":"ap-south-1:0"}""", authorization: null));

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        Assert.Equal(("GetId", "ap-south-1", null), (request.Operation, request.Region, request.AccessKey));
    }

    [Fact]
    public async Task A_call_of_sts_is_logged_too()
    {
        var form = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", "GetCallerIdentity")]) };
        await _running.SendAsync(form);

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        Assert.Equal(("GetCallerIdentity", 403, "MissingAuthenticationToken"), (request.Operation, request.Status, request.ErrorCode));
    }

    [Fact]
    public async Task A_role_that_is_assumed_is_logged_without_its_token()
    {
        await _running.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([new("Action", "AssumeRoleWithWebIdentity"), new("WebIdentityToken", "secret")]),
        });

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        Assert.Equal(("AssumeRoleWithWebIdentity", 400, "ValidationError"), (request.Operation, request.Status, request.ErrorCode));
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_operations_that_do_not_exist_are_not_kept()
    {
        await _running.CallAsync("Secret", "{}");

        Assert.Null(Assert.Single(_running.Service.RequestLog).Operation);
        Assert.Empty(_running.Service.RequestsByOperation);
    }

    [Fact]
    public async Task Nothing_of_a_body_or_a_signature_is_kept()
    {
        await _running.CallAsync("GetId", new { IdentityPoolId = "eu-west-1:secret", AccountId = "secret", Logins = new { secret = "secret" } });

        LocalServiceRequest request = Assert.Single(_running.Service.RequestLog);
        string all = JsonSerializer.Serialize(request);
        Assert.DoesNotContain("secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", all, StringComparison.Ordinal);
        Assert.Equal(
            ["AccessKey", "Duration", "ErrorCode", "Operation", "Region", "Status", "Time"],
            typeof(LocalServiceRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order());
    }

    [Fact]
    public async Task Requests_are_counted_by_operation()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _running.CallAsync("ListIdentityPools", "{}")));
        await _running.CreatePoolAsync();

        Assert.Equal(
            new Dictionary<string, long> { ["CreateIdentityPool"] = 1, ["ListIdentityPools"] = 30 },
            _running.Service.RequestsByOperation);
    }

    [Fact]
    public void The_last_thousand_requests_are_kept_the_oldest_first()
    {
        var log = new RequestLog();
        for (int number = 1; number <= 2500; number++)
        {
            log.Add(new LocalServiceRequest { Operation = "GetId", Status = number });
        }

        Assert.Equal(Enumerable.Range(1501, 1000), log.Last().Select(request => request.Status!.Value));
        Assert.Equal(2500, log.Counts()["GetId"]);
    }

    [Fact]
    public async Task A_snapshot_does_not_change()
    {
        IReadOnlyList<LocalServiceRequest> before = _running.Service.RequestLog;
        IReadOnlyDictionary<string, long> counts = _running.Service.RequestsByOperation;

        await _running.CreatePoolAsync();

        Assert.Empty(before);
        Assert.Empty(counts);
    }

    public void Dispose() => _running.Dispose();
}
