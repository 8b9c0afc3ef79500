namespace CognitoIdentity.Package;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        if (args is not ["pack", var root, var module, var folder])
        {
            Console.Error.WriteLine("""
                Usage: dotnet run --project tools/Package -- pack PROJECT MODULE FOLDER
                  Writes the packages of a built module, their bill of materials and checksums to a folder.
                """);
            return WrongUsage;
        }

        try
        {
            foreach (string file in Release.Of(root, module).Write(folder))
            {
                Console.WriteLine(file);
            }

            return 0;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
