namespace CognitoIdentity.Help;

internal static class Program
{
    private const int WrongUsage = 64;

    private static int Main(string[] args)
    {
        if (args is not ["update" or "check"])
        {
            Console.Error.WriteLine("Usage: dotnet run --project src/Help -- update | check");
            return WrongUsage;
        }

        IReadOnlyList<GeneratedPage> stale = [.. Documentation.Pages(BuiltModule.FindRoot()).Where(page => !page.IsCurrent)];
        foreach (GeneratedPage page in stale)
        {
            if (args is ["update"])
            {
                page.Update();
            }

            Console.WriteLine($"{page.Name}: {(args is ["update"] ? "updated" : "not up to date; run `dotnet run --project src/Help -- update`")}");
        }

        return args is ["check"] && stale.Count > 0 ? 1 : 0;
    }
}
