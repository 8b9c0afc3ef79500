namespace CognitoIdentity.Package;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        try
        {
            return Run(args);
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Run(string[] args)
    {
        switch (args)
        {
            case ["pack", var root, var module, var folder]:
                foreach (string file in Release.Of(root, module).Write(folder))
                {
                    Console.WriteLine(file);
                }

                return 0;

            default:
                Console.Error.WriteLine("""
                    Usage: dotnet run --project tools/Package -- COMMAND
                      pack PROJECT MODULE FOLDER  writes the packages of a built module, their bill of materials and checksums to a folder
                    """);
                return WrongUsage;
        }
    }
}
