# Writes the module's description of the API as JSON: the operations with the shapes of their requests and answers, and the errors.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
$assembly = [CognitoIdentity.IdentityPool].Assembly

# The name of a shape is that of its field.
$names = [Collections.Generic.Dictionary[object, string]]::new([Collections.Generic.ReferenceEqualityComparer]::Instance)
foreach ($field in $assembly.GetType('CognitoIdentity.Api.Shapes').GetFields()) {
    $names[$field.GetValue($null)] = $field.Name
}

function Get-Description($Shape) {
    $type = $Shape.GetType().Name -replace 'Shape$'
    $described = @{ type = $type; name = $type -eq 'Structure' ? $Shape.Type.Name : $names[$Shape] }
    foreach ($property in 'Min', 'Max', 'Pattern', 'Values', 'IsSensitive', 'IsLong') {
        if ($null -ne $Shape.$property) {
            $described[$property] = $Shape.$property
        }
    }

    foreach ($part in 'Element', 'Key', 'Value') {
        if ($Shape.$part) {
            $described[$part] = Get-Description $Shape.$part
        }
    }

    if ($type -eq 'Structure') {
        $described.Members = [ordered]@{}
        foreach ($member in $Shape.Members) {
            $described.Members[$member.Name] = @{ shape = Get-Description $member.Shape; required = $member.IsRequired }
        }
    }

    $described
}

$operations = [ordered]@{}
foreach ($operation in $assembly.GetType('CognitoIdentity.Api.Operation').GetProperty('ByName').GetValue($null).Values) {
    $operations[$operation.Name] = @{ signed = $operation.IsSigned; input = Get-Description $operation.Request; output = Get-Description $operation.Answer }
}

# Without the codes that every AWS service may send, which are not in the model of the API.
$common = 'AccessDenied', 'BadRequest', 'ExpiredToken', 'IncompleteSignature', 'InvalidSignature', 'MissingAuthenticationToken',
    'RequestEntityTooLarge', 'Serialization', 'UnknownOperation', 'UnrecognizedClient', 'Validation'
$errors = $assembly.GetType('CognitoIdentity.Api.ErrorCodes').GetFields().Where({ $_.Name -notin $common }).ForEach({ $_.GetRawConstantValue() })
@{ operations = $operations; errors = $errors } | ConvertTo-Json -Depth 50 -Compress
