@{
    # Windows PowerShell uses the assemblies in net472, which are compiled for .NET Framework. A test checks all their references. They have not
    # been run there.
    RootModule             = if ($PSEdition -eq 'Core') { 'CognitoIdentity.Cmdlets.dll' } else { 'net472/CognitoIdentity.Cmdlets.dll' }
    RequiredAssemblies     = if ($PSEdition -eq 'Core') { 'CognitoIdentity.dll' } else { 'net472/CognitoIdentity.dll' }
    CompatiblePSEditions   = @('Core', 'Desktop')
    PowerShellVersion      = if ($PSEdition -eq 'Core') { '7.4' } else { '5.1' }
    DotNetFrameworkVersion = '4.7.2'
    ModuleVersion          = '1.0.0'
    GUID                   = 'df4f4627-e4b4-475a-9979-b2bd5af1e429'
    Author                 = 'The CognitoIdentity authors'
    CompanyName            = 'The CognitoIdentity authors'
    Copyright              = '(c) The CognitoIdentity authors. Licensed under Apache-2.0.'
    Description            = 'Amazon Cognito identity pools (federated identities) from PowerShell: pipeline-friendly cmdlets, updates that keep what you did not mention, errors that say what to do, and a local service to try everything without an AWS account. For PowerShell 7.4 and later; for Windows PowerShell 5.1 it is compiled and checked, and has not been run there.'
    FormatsToProcess       = @('CognitoIdentity.Format.ps1xml')
    TypesToProcess         = @('CognitoIdentity.Types.ps1xml')
    CmdletsToExport        = @(
        'Add-CIResourceTag'
        'Clear-CICredentialCache'
        'Export-CICredential'
        'Find-CIDeveloperIdentity'
        'Get-CICredential'
        'Get-CIDeveloperOpenIdToken'
        'Get-CIIdentity'
        'Get-CIIdentityId'
        'Get-CIIdentityPool'
        'Get-CIIdentityPoolRole'
        'Get-CILocalService'
        'Get-CIOpenIdToken'
        'Get-CIPrincipalTagAttributeMap'
        'Get-CIResourceTag'
        'Merge-CIDeveloperIdentity'
        'New-CIIdentityPool'
        'New-CILocalLogin'
        'New-CIRoleMapping'
        'New-CIRoleMappingRule'
        'New-CIRoleTrustPolicy'
        'Remove-CIDeveloperIdentity'
        'Remove-CIIdentity'
        'Remove-CIIdentityLogin'
        'Remove-CIIdentityPool'
        'Remove-CIIdentityPoolRole'
        'Remove-CIResourceTag'
        'Set-CIIdentityPoolRole'
        'Set-CIPrincipalTagAttributeMap'
        'Start-CILocalService'
        'Stop-CILocalService'
        'Test-CIIdentityPool'
        'Test-CILoginToken'
        'Update-CIIdentityPool'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    # The packaging fills in this list, and the release notes.
    FileList               = @()
    PrivateData            = @{
        PSData = @{
            Prerelease   = 'rc1'
            Tags         = @('AWS', 'Amazon', 'Cognito', 'IdentityPool', 'FederatedIdentities', 'Credentials', 'OIDC', 'WebIdentity', 'GitHubActions', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ProjectUri   = 'https://github.com/CognitoIdentity/CognitoIdentity'
            IconUri      = 'https://raw.githubusercontent.com/CognitoIdentity/CognitoIdentity/main/docs/icon.png'
            ReleaseNotes = 'https://github.com/CognitoIdentity/CognitoIdentity/blob/main/CHANGELOG.md'
        }
    }
}
