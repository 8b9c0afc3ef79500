using System.Diagnostics;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>The build fails for packages with known advisories. The test uses a project with the same settings and packages.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("microsoft.identitymodel.jsonwebtokens", "NU1901")]
    [InlineData("microsoft.identitymodel.logging", "NU1901")]
    [InlineData("another.package", null)]
    public async Task A_package_with_the_least_of_advisories_fails_the_build_and_so_does_one_that_it_brings_along(string package, string? error)
    {
        await using var advisories = new ScriptedServer(request => Answer(request, package));
        Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <auditSources><clear /><add key="advisories" value="{advisories.Url}/index.json" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
        Write("Directory.Build.props", $"""<Project><Import Project="{BuiltModule.Root}/Directory.Build.props" /></Project>""");
        Write("Directory.Packages.props", $"""<Project><Import Project="{BuiltModule.Root}/Directory.Packages.props" /></Project>""");
        Write("Audited.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Microsoft.IdentityModel.JsonWebTokens" /></ItemGroup>
            </Project>
            """);

        (int exitCode, string output) = await RestoreAsync();

        Assert.Contains(advisories.Requests, request => request.Path == "/advisories.json");
        Assert.Equal(error is null ? 0 : 1, exitCode);
        Assert.Equal(error is not null, output.Contains($"error {error}: Warning As Error: Package '", StringComparison.Ordinal));
    }

    /// <summary>A feed that has no packages, and one advisory.</summary>
    private static Reply Answer(ReceivedRequest request, string package) => request.Path switch
    {
        "/index.json" => Reply.With(200, $$"""{"version":"3.0.0","resources":[{"@id":"http://{{request.Header("Host")}}/vulnerabilities.json","@type":"VulnerabilityInfo/6.7.0"}]}"""),
        "/vulnerabilities.json" => Reply.With(200, $$"""[{"@name":"base","@id":"http://{{request.Header("Host")}}/advisories.json","@updated":"2026-01-01T00:00:00Z"}]"""),
        "/advisories.json" => Reply.With(200, $$"""{"{{package}}":[{"url":"https://advisories.example/1","severity":0,"versions":"(, 9999.0.0)"}]}"""),
        _ => Reply.With(404, ""),
    };

    private async Task<(int ExitCode, string Output)> RestoreAsync()
    {
        // The project's lock files would fix the package versions.
        var start = new ProcessStartInfo("dotnet", ["restore", "-p:RestorePackagesWithLockFile=false", "-p:RestoreLockedMode=false", "--disable-build-servers"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        };
        start.Environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder, "cache");
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
