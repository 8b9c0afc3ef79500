
namespace CognitoIdentity.Commands.Export;

/// <summary>What runs this process as a step of a pipeline.</summary>
internal static class Runner
{
    /// <summary>A variable that it sets.</summary>
    /// <exception cref="CognitoIdentityException"><c>RunnerMissing</c>: it is not set, so there is no runner.</exception>
    public static string Variable(string name, string runner) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new CognitoIdentityException(nameof(Texts.RunnerMissing), [name, runner]);
}
