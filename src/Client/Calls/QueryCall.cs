using System.Text;
using System.Xml;
using System.Xml.Linq;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>A call of a service with the AWS query protocol: the request is a form, the answer is XML.</summary>
internal sealed class QueryCall : Call
{
    private readonly string _version;
    private readonly (string Name, string? Value)[] _parameters;
    private readonly Func<XElement, object?> _read;

    /// <param name="service">The service, such as <c>sts</c>, and where it is.</param>
    /// <param name="version">The version of its API.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">The parameters. Those without a value are not sent.</param>
    /// <param name="read">Reads the element with the result; returns null if the element is not the requested one.</param>
    /// <param name="events">The callbacks of the call, or null.</param>
    public QueryCall(
        (string Name, ServiceSettings Settings) service,
        string version,
        string operation,
        (string Name, string? Value)[] parameters,
        Func<XElement, object?> read,
        CallEvents? events)
        : base(service.Settings, credentials: null, events)
    {
        SigningName = service.Name;
        Operation = operation;
        _version = version;
        _parameters = parameters;
        _read = read;
    }

    public override string Operation { get; }

    public override string SigningName { get; }

    public override string ServiceName => SigningName.ToUpperInvariant();

    public override string ContentType => "application/x-www-form-urlencoded; charset=utf-8";

    public override IEnumerable<string>? Tokens => SecretTokens;

    /// <inheritdoc cref="Tokens"/>
    public string[]? SecretTokens { get; init; }

    public override LostAnswer? LostAnswer => IfLost;

    /// <inheritdoc cref="LostAnswer"/>
    public LostAnswer? IfLost { get; init; }

    public override object ReadAnswer(HttpAnswer answer)
    {
        XElement? root = XmlElements.Parse(answer.AsStream());
        SetRequestId(root.Child("ResponseMetadata").Child("RequestId")?.Value);
        return (root.Child(Operation + "Result") is { } result ? _read(result) : null) ?? throw CallErrors.Unreadable(this, answer);
    }

    public override ErrorBody? ReadError(HttpAnswer answer)
    {
        if (XmlElements.Parse(answer.AsStream()) is not { } root)
        {
            return null;
        }

        SetRequestId(root.Child("RequestId")?.Value);
        XElement? error = root.Child("Error");
        return new ErrorBody { Type = error.Child("Code")?.Value, Message = error.Child("Message")?.Value };
    }

    protected override byte[] WriteContent()
    {
        IEnumerable<string> parameters = _parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return Encoding.UTF8.GetBytes(string.Join("&", parameters.Prepend($"Action={Operation}&Version={_version}")));
    }
}

/// <summary>Reads XML by the local names of its elements.</summary>
internal static class XmlElements
{
    private static readonly XmlReaderSettings NoEntities = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The root of a document; null if it isn't XML.</summary>
    public static XElement? Parse(Stream document)
    {
        try
        {
            using var reader = XmlReader.Create(document, NoEntities);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The first child of this name; null if there is none.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
