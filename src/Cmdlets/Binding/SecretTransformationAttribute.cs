using System.Management.Automation;
using System.Net;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>Lets a SecureString stand where a secret string is wanted.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Value(inputData) is SecureString secret ? new NetworkCredential(string.Empty, secret).Password : inputData;
}
