using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Completes names of regions.</summary>
public sealed class RegionCompleter : ServiceCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetRegionNames()
            .Where(region => StartsWith(region, word))
            .Order(StringComparer.Ordinal)
            .Select(region => Result(region, region));
}

/// <summary>Completes names of profiles in the AWS config and credentials files.</summary>
public sealed class ProfileNameCompleter : ServiceCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetProfileNames(ProfileLocation(given))
            .Where(profile => StartsWith(profile, word))
            .Order(StringComparer.Ordinal)
            .Select(profile => Result(profile, profile));
}
