namespace CognitoIdentity.Tests.Http;

/// <summary>What STS answers, which is XML.</summary>
internal static class Sts
{
    /// <summary>The answer to GetCallerIdentity, as text.</summary>
    public static string CallerText(string account = "123456789012") => Text("GetCallerIdentity", $"<Arn>arn:aws:iam::{account}:user/me</Arn><UserId>AIDA</UserId><Account>{account}</Account>");

    /// <inheritdoc cref="CallerText"/>
    public static Reply Caller(string account = "123456789012") => Of(200, CallerText(account));

    /// <summary>The answer to AssumeRole, or another operation that gives credentials, as text.</summary>
    public static string CredentialsText(
        string accessKey, string secretKey, string sessionToken, string expiration = "2099-12-31T00:00:00Z", string operation = "AssumeRoleWithWebIdentity") => Text(
        operation,
        $"""
        <Credentials><AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>{secretKey}</SecretAccessKey>
        <SessionToken>{sessionToken}</SessionToken><Expiration>{expiration}</Expiration></Credentials>
        """);

    /// <inheritdoc cref="CredentialsText"/>
    public static Reply Credentials(
        string accessKey, string secretKey, string sessionToken, string expiration = "2099-12-31T00:00:00Z", string operation = "AssumeRoleWithWebIdentity") =>
        Of(200, CredentialsText(accessKey, secretKey, sessionToken, expiration, operation));

    public static Reply Error(string code, string message, int status = 400, string requestId = "sts-request", params string[] headers) => Of(
        status,
        $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>{code}</Code>
        <Message>{message}</Message></Error><RequestId>{requestId}</RequestId></ErrorResponse>
        """,
        headers);

    private static string Text(string operation, string result) => $"""
        <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>
        {result}
        </{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>
        """;

    private static Reply Of(int status, string text, params string[] headers) => Reply.With(status, text, ["Content-Type: text/xml", .. headers]);
}
