using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CognitoIdentity.Loading;

/// <summary>
/// Sees to it that what .NET Framework lacks is found in lib/ before any code of the module that may need it runs. Types are loaded
/// before that, when PowerShell looks for cmdlets; so none of them may have fields or bases from there, which tests/Closure checks.
/// </summary>
[SuppressMessage("Usage", "CA2255", Justification = "An assembly of a module is nobody's library.")]
internal static class ModuleStart
{
    [ModuleInitializer]
    internal static void Run() => Library.Open();
}
