using System.Management.Automation;
using System.Text;

namespace CognitoIdentity.Shell;

/// <summary>What the process is connected to, and a way to read from it.</summary>
internal static class Terminal
{
    private const int WidthOfFile = 120;

    public static bool CanAsk => !Console.IsInputRedirected;

    /// <summary>Where a question is seen, even when the output goes to a file.</summary>
    public static TextWriter Screen => Console.IsOutputRedirected ? Console.Error : Console.Out;

    public static bool ColoursOutput => Colours && !Console.IsOutputRedirected;

    public static bool ColoursErrors => Colours && !Console.IsErrorRedirected;

    public static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthOfFile : Console.WindowWidth;

    // An older Windows console shows escape sequences as they are unless it is told otherwise, which isn't worth it here.
    private static bool Colours { get; } = !OperatingSystem.IsWindows()
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb")
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>
    /// Reads a line key by key, because <see cref="Console.ReadLine"/> neither hides a secret nor ends on Ctrl+C.
    /// Null at the end of the input (Ctrl+D, Ctrl+Z).
    /// </summary>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public static string? ReadLine(bool secret = false)
    {
        StringBuilder line = new();
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
                if (control && key.Key == ConsoleKey.C)
                {
                    throw new PipelineStoppedException();
                }

                if (key.Key == ConsoleKey.Enter)
                {
                    return line.ToString();
                }

                if (control && key.Key is ConsoleKey.D or ConsoleKey.Z && line.Length == 0)
                {
                    return null;
                }

                if (key.Key == ConsoleKey.Backspace && line.Length > 0)
                {
                    line.Length--;
                    Screen.Write("\b \b");
                }
                else if (!char.IsControl(key.KeyChar))
                {
                    line.Append(key.KeyChar);
                    Screen.Write(secret ? '*' : key.KeyChar);
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
            Screen.WriteLine();
        }
    }
}
