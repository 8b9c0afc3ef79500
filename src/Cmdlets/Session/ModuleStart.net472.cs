using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>As in CognitoIdentity.dll, of which none may have run when PowerShell makes the first object of this assembly.</summary>
[SuppressMessage("Usage", "CA2255", Justification = "An assembly of a module is nobody's library.")]
internal static class ModuleStart
{
    [ModuleInitializer]
    internal static void Run() => Library.Open();
}
