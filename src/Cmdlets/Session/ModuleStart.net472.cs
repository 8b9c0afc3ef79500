using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>
/// Makes the libraries in lib/ available before any code of the module runs. PowerShell loads the module's types even earlier, to find the
/// cmdlets, so loading a type must not need lib/.
/// </summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => Open();

    // PowerShell may create the attributes of cmdlets before the import ends.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "An assembly of cmdlets is nobody's library.")]
    internal static void Open() => Library.Open();
}
