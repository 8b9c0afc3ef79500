using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>Values that most parameters have to refuse.</summary>
internal static class BadValues
{
    public static IReadOnlyDictionary<string, object?> All { get; } = new Dictionary<string, object?>
    {
        ["null"] = null,
        ["empty"] = "",
        ["blank"] = " ",
        ["zero character"] = "\0",
        ["escape sequence"] = "a\u001b[31mb",
        ["C1 control"] = "a\u009b31mb",
        ["header injection"] = "a\r\nX-Header: 1",
        ["new line at the end"] = "abc\n",
        ["Cyrillic"] = "\u0430bc",
        ["fullwidth digits"] = "\uff11\uff12\uff13",
        ["no width"] = "a\u200bb",
        ["right to left"] = "a\u202eb",
        ["combining"] = "a\u0301",
        ["emoji"] = "\U0001F600",
        ["half a character"] = "a\ud800",
        ["path"] = "../../x",
        ["encoded zero"] = "a%00b",
        ["address with a password"] = "http://user:pass@host.example/",
        ["place of a format"] = "{0}{99}",
        ["1 MB"] = new string('x', 1_000_000),
        ["1 MB of escapes"] = string.Concat(Enumerable.Repeat("\u001b[31m", 200_000)),
        ["map"] = new Hashtable { ["a"] = 1 },
        ["list"] = new[] { "a", "b" },
        ["list with a bad one"] = new[] { "a", "b\u001b[31m" },
        ["object"] = new Version(1, 2),
        ["script"] = ScriptBlock.Create("'x'"),
        ["negative number"] = -1,
        ["large number"] = 1e30,
        ["no number"] = double.NaN,
        ["infinite"] = double.PositiveInfinity,
        ["true"] = true,
        ["time"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>Texts that are an id, an ARN, a number or a name, and that are nearly so.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        ["id"] = "us-east-1:aaaa",
        ["id with new line"] = "us-east-1:aaaa\n",
        ["id of fullwidth digits"] = "us-east-1:\uff11\uff12",
        ["id with Cyrillic"] = "us-e\u0430st-1:aaaa",
        ["id with path"] = "us-east-1:../../x",
        ["id without end"] = "us-east-1:",
        ["id too long"] = "us-east-1:" + new string('a', 46),
        ["ARN"] = "arn:aws:iam::123456789012:role/a",
        ["ARN too short"] = "arn:aws:iam::1:role",
        ["ARN too long"] = "arn:aws:iam::123456789012:role/" + new string('x', 2018),
        ["digits"] = "123456789012",
        ["digits with new line"] = "123456789012\n",
        ["digits fullwidth"] = "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10\uff11\uff12",
        ["signs of a pool's name"] = "A z_09+=,.@-",
        ["signs of an app's id"] = "12;34/a_b-c.d",
        ["type of role with a capital"] = "Authenticated",
        ["region with blanks"] = "us east 1",
        ["region with a host"] = "us-east-1.example.com/",
    };
}
