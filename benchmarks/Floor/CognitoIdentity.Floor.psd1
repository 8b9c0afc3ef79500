@{
    RootModule        = 'CognitoIdentity.Floor.dll'
    ModuleVersion     = '1.0.0'
    GUID              = 'a5a1d8e3-6f0f-4b43-9d0f-6e3c1f5b7c52'
    CmdletsToExport   = @('Get-Nothing', 'Invoke-BareRequest')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
