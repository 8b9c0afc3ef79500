using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>Holds a map against the API's limits: how many entries it has, their keys and their values. Null passes.</summary>
internal abstract class ValidateMapAttribute : ValidateArgumentsAttribute
{
    private readonly int _maxCount;
    private readonly TextRule _key;
    private readonly TextRule _value;

    /// <param name="maxCount">The most entries.</param>
    /// <param name="value">The rule for values.</param>
    /// <param name="key">The rule for keys, if it is another than for most.</param>
    protected ValidateMapAttribute(int maxCount, TextRule value, TextRule? key = null)
    {
        _maxCount = maxCount;
        _value = value;
        _key = key ?? TextRule.Key;
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        switch (Unwrap.Value(arguments))
        {
            case IDictionary<string, string> map:
                Check(map);
                break;
            case IDictionary<string, SecureString> secrets:
                Check(secrets);
                break;
            case IDictionary<string, object> secretsAndScripts:
                Check(secretsAndScripts);
                break;
        }
    }

    private void Check<T>(IDictionary<string, T> map)
    {
        if (map.Count > _maxCount)
        {
            throw Invalid(Texts.MapCountInvalid, map.Count, _maxCount, Shown.Of(string.Join(", ", map.Keys)));
        }

        foreach ((string key, T value) in map)
        {
            if (_key.Problem(key) is { } keyProblem)
            {
                throw Invalid(Texts.MapKeyInvalid, keyProblem);
            }

            if (_value.Problem(value) is { } problem)
            {
                throw Invalid(Texts.MapValueInvalid, Shown.Of(key), problem);
            }
        }
    }

    private static ValidationMetadataException Invalid(string text, params object[] values) =>
        new(text.With(values));
}
