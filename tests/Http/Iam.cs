namespace CognitoIdentity.Tests.Http;

/// <summary>What IAM answers, which is XML.</summary>
internal static class Iam
{
    /// <summary>The answer to GetRole. The policy is encoded, as in a URL.</summary>
    public static Reply Role(string roleArn, string policy) => Answer(
        "GetRole",
        $"""
        <Role><Path>/</Path><Arn>{roleArn}</Arn><RoleName>{roleArn.Split('/')[^1]}</RoleName>
        <AssumeRolePolicyDocument>{Uri.EscapeDataString(policy)}</AssumeRolePolicyDocument></Role>
        """);

    public static Reply Answer(string operation, string result) => Reply.With(
        200,
        $"""
        <{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><{operation}Result>{result}</{operation}Result>
        <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>
        """,
        "Content-Type: text/xml");

    public static Reply Error(string code, string message, int status = 400) => Reply.With(
        status,
        $"""
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code>
        <Message>{message}</Message></Error><RequestId>iam-request</RequestId></ErrorResponse>
        """,
        "Content-Type: text/xml");
}
