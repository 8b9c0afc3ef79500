using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>Reads the parameters of the query protocol. A map is a list of keys and values: <c>Tags.member.1.Key</c>.</summary>
internal static class QueryForm
{
    /// <exception cref="QueryException">A parameter breaks a limit.</exception>
    public static T Read<T>(NameValueCollection form)
        where T : class
    {
        var structure = StructureShape.Of(typeof(T));
        byte[] json = Encoding.UTF8.GetBytes(Json(structure, form).ToJsonString());
        try
        {
            using var input = JsonDocument.Parse(json);
            Validator.Check(structure, input.RootElement);
        }
        catch (ServiceException error)
        {
            // The query protocol has its own name for it.
            throw new QueryException(ErrorIds.ValidationError, error.Message);
        }

        return (T)ApiJson.Read(json, structure);
    }

    // The JSON that the validator reads.
    private static JsonObject Json(StructureShape structure, NameValueCollection form)
    {
        var members = new JsonObject();
        foreach (Member member in structure.Members)
        {
            if (member.Shape is MapShape)
            {
                members[member.Name] = Map(form, member.Name);
            }
            else if (form[member.Name] is { } value)
            {
                members[member.Name] = Value(member.Shape, value);
            }
        }

        return members;
    }

    private static JsonObject Map(NameValueCollection form, string name)
    {
        var entries = new JsonObject();
        for (int i = 1; form[Parameter("Key", i)] is { } key; i++)
        {
            entries[key] = form[Parameter("Value", i)];
        }

        return entries;

        string Parameter(string part, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}.member.{number}.{part}");
    }

    // A number that can't be parsed stays text, and the validator rejects it.
    private static JsonValue? Value(Shape shape, string text) =>
        shape is NumberShape && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? JsonValue.Create(number) : JsonValue.Create(text);
}
