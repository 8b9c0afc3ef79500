using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Everything in an error, including its serialized form.</summary>
internal static class ErrorText
{
    // The depth of Export-Clixml.
    private const int Depth = 2;

    public static string Of(ErrorRecord error) => string.Join(
        '\n',
        [
            $"{error} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.FullyQualifiedErrorId}",
            $"{error.CategoryInfo} {error.CategoryInfo.Activity} {error.CategoryInfo.Reason} {error.CategoryInfo.TargetName} {error.TargetObject}",
            .. All(error.Exception).SelectMany(Parts),
            PSSerializer.Serialize(error, Depth),
        ]);

    private static IEnumerable<Exception> All(Exception? exception) => exception switch
    {
        null => [],
        AggregateException many => [many, .. many.InnerExceptions.SelectMany(All)],
        _ => [exception, .. All(exception.InnerException)],
    };

    private static IEnumerable<string> Parts(Exception exception) =>
    [
        exception.ToString(),
        .. exception.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"),
        .. exception.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name} {property.GetValue(exception)}"),
    ];
}
