namespace CognitoIdentity.Shell;

/// <summary>What the command line asks for: a script, a command, the prompt or help.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Usage: CognitoIdentity.Shell [-NoModule] [script.ps1 [arguments] | -Command text]

          script.ps1      the script to run; what follows is bound to its parameters
          -Command, -c    runs the rest of the line as PowerShell
          -NoModule       leaves out/ off the module path
          -Help, -h       shows this

        Without a script or a command: a prompt. Exit codes: what the script says with exit,
        1 after an error that ended it, 64 for a wrong command line, 130 after Ctrl+C.
        """;

    public bool Help { get; private init; }

    public bool NoModule { get; private init; }

    public string? Command { get; private init; }

    public string? Script { get; private init; }

    public IReadOnlyList<string> ScriptArguments { get; private init; } = [];

    /// <exception cref="ArgumentException">The command line makes no sense; the message says why.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        bool noModule = args.Length > 0 && Is(args[0], "-NoModule");
        if (noModule)
        {
            args = args[1..];
        }

        Arguments parsed = new() { NoModule = noModule };
        if (args.IsEmpty)
        {
            return parsed;
        }

        if (Is(args[0], "-Help", "-h"))
        {
            return parsed with { Help = true };
        }

        if (Is(args[0], "-Command", "-c"))
        {
            return args.Length > 1
                ? parsed with { Command = string.Join(' ', args[1..]) }
                : throw new ArgumentException("-Command needs the text to run.");
        }

        if (args[0].StartsWith('-'))
        {
            throw new ArgumentException($"'{args[0]}' is no option of this shell.");
        }

        string script = Path.GetFullPath(args[0]);
        return File.Exists(script)
            ? parsed with { Script = script, ScriptArguments = args[1..].ToArray() }
            : throw new ArgumentException($"There is no script '{args[0]}'.");
    }

    private static bool Is(string arg, params ReadOnlySpan<string> names)
    {
        return names.Contains(arg, StringComparer.OrdinalIgnoreCase);
    }
}
