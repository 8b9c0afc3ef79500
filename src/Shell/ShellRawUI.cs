using System.Management.Automation;
using System.Management.Automation.Host;

namespace CognitoIdentity.Shell;

/// <summary>The terminal's size, which the formatter needs; the rest of a console's abilities no script here has a use for.</summary>
internal sealed class ShellRawUI : PSHostRawUserInterface
{
    // Without a terminal there is no height; the formatter asks for the width only.
    private static Size TerminalSize => new(Terminal.Width, Console.IsOutputRedirected ? 50 : Math.Max(Console.WindowHeight, 1));

    public override Size BufferSize
    {
        get => TerminalSize;
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => TerminalSize;
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => TerminalSize;

    public override Size MaxPhysicalWindowSize => TerminalSize;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = "";

    public override int CursorSize { get; set; } = 25;

    public override Coordinates CursorPosition
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw Unsupported();
    }

    public override bool KeyAvailable => throw Unsupported();

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        throw Unsupported();
    }

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle)
    {
        throw Unsupported();
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
        throw Unsupported();
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        throw Unsupported();
    }

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
        throw Unsupported();
    }

    private static PSNotSupportedException Unsupported()
    {
        return new PSNotSupportedException("This shell does not control the console.");
    }
}
