using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>
/// Sees to it that what .NET Framework lacks is found in lib/ before any code of the module runs. PowerShell loads the types before that, to
/// look for cmdlets among them, so that none of them may need lib/ to be loaded.
/// </summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => Open();

    // Earlier than the import's end, if PowerShell makes the attributes of cmdlets before it.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "An assembly of cmdlets is nobody's library.")]
    internal static void Open() => Library.Open();
}
