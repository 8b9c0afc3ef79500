using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CognitoIdentity.Commands.Export;

/// <summary>The document that a program named as credential_process has to write.</summary>
internal sealed class CredentialProcessExport : ICredentialExport
{
    private static JsonWriterOptions Plain => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Action<string> _write;

    public CredentialProcessExport(Action<string> write)
    {
        _write = write;
    }

    public string Destination => Texts.ExportToOutput;

    public void Write(CredentialValues credential)
    {
        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("Version", 1);
            json.WriteString("AccessKeyId", credential.AccessKeyId);
            json.WriteString("SecretAccessKey", credential.SecretKey);
            json.WriteString("SessionToken", credential.SessionToken);
            json.WriteString("Expiration", credential.Expiration);
            json.WriteEndObject();
        }

        _write(Encoding.UTF8.GetString(document.ToArray()));
    }
}
