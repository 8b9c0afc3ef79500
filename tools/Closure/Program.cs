namespace CognitoIdentity.Closure;

internal static class Program
{
    // dotnet run --project tools/Closure [-- <folder>]: the report of the module's net472 folder, or of another folder with the same layout.
    private static int Main(string[] args)
    {
        var report = BindingReport.Of(args.Length > 0 ? args[0] : ModuleAssemblies.BuiltFolder);
        foreach (string line in report.Lines)
        {
            Console.WriteLine(line);
        }

        return report.Problems.Count == 0 ? 0 : 1;
    }
}
