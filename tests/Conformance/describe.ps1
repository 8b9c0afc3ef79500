# Writes the module's own description of the API as JSON: operations, shapes with their limits, and errors.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
$assembly = [CognitoIdentity.IdentityPool].Assembly
$shapesType = $assembly.GetType('CognitoIdentity.Api.Shapes')
$named = [ordered]@{}
foreach ($field in $shapesType.GetFields()) {
    $named[$field.Name] = $field.GetValue($null)
}

$shapes = @{}

# The name of a shape, which is described on the way.
function Add-Shape($shape) {
    $kind = $shape.GetType().Name
    if ($kind -eq 'StructureShape') {
        $name = $shape.Type.Name
    }
    else {
        $name = @($named.Keys).Where({ [object]::ReferenceEquals($named[$_], $shape) })[0]
    }

    if ($shapes.ContainsKey($name)) {
        return $name
    }

    $described = @{ type = $kind -replace 'Shape$' }
    $shapes[$name] = $described
    foreach ($property in 'Min', 'Max', 'Pattern') {
        if ($null -ne $shape.$property) {
            $described[$property.ToLowerInvariant()] = $shape.$property
        }
    }

    if ($shape.Values) {
        $described.enum = [string[]]@($shape.Values)
    }

    if ($shape.IsSensitive -or $shape.IsLong) {
        $described[$(if ($shape.IsLong) { 'long' } else { 'sensitive' })] = $true
    }

    switch ($kind) {
        'ListShape' { $described.element = [string](Add-Shape $shape.Element) }
        'MapShape' { $described.key = [string](Add-Shape $shape.Key); $described.value = [string](Add-Shape $shape.Value) }
        'StructureShape' {
            $members = [ordered]@{}
            foreach ($member in $shape.Members) {
                $members[$member.Name] = @{ shape = [string](Add-Shape $member.Shape); required = $member.IsRequired }
            }

            $described.members = $members
        }
    }

    $name
}

$operations = [ordered]@{}
foreach ($operation in $assembly.GetType('CognitoIdentity.Api.Operation').GetProperty('ByName').GetValue($null).Values) {
    $operations[$operation.Name] = @{ signed = $operation.IsSigned; input = [string](Add-Shape $operation.Request); output = [string](Add-Shape $operation.Answer) }
}

$errors = [string[]]@($assembly.GetType('CognitoIdentity.Api.ErrorCodes').GetFields().ForEach({ $_.GetRawConstantValue() }))
[System.Text.Json.JsonSerializer]::Serialize[object](@{ operations = $operations; shapes = $shapes; errors = $errors })
