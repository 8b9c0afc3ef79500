using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>User pools and their app clients: the form of their names. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateUserPoolProviderAttribute : ValidateArgumentsAttribute
{
    private static readonly TextRule ProviderName = new(1, 128, @"[\w._:/-]+");
    private static readonly TextRule ClientId = new(1, 128, @"[\w_]+");

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (CognitoIdentityProvider provider in Unwrap.Elements(arguments).OfType<CognitoIdentityProvider>())
        {
            if ((ProviderName.Problem(provider.ProviderName ?? string.Empty) ?? ClientId.Problem(provider.ClientId ?? string.Empty)) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}
