namespace CognitoIdentity.Shell;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(args);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(Arguments.Usage);
            return WrongUsage;
        }

        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return 0;
        }

        // The engine would report to Microsoft which modules are loaded.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        using Session session = new();
        if (!arguments.NoModule)
        {
            ModulePath.Extend();
        }

        bool prompt = arguments is { Script: null, Command: null };

        // The first Ctrl+C stops what runs; the next one ends a script that won't stop, but never the prompt.
        Console.CancelKeyPress += (_, e) => e.Cancel = session.Stop() || prompt;

        return arguments switch
        {
            { Script: { } script } => session.RunScript(script, arguments.ScriptArguments),
            { Command: { } command } => session.RunCommand(command),
            _ => new PromptLoop(session).Run(),
        };
    }
}
