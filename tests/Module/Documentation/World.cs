namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>What scripts of the documentation find: World.ps1, and the stand-ins for cmdlets that the engine in the tests does not have.</summary>
internal static class World
{
    /// <summary>Makes it in a session, whose location is the folder from then on.</summary>
    public static void Make(Session session, string folder)
    {
        session.Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{folder}')");
        session.Run(Script("StandIns.ps1"));
        session.Run(Script("World.ps1"));
    }

    /// <summary>A script beside this file.</summary>
    public static string Script(string name) => File.ReadAllText(Path.Combine(BuiltModule.Root, "tests", "Module", "Documentation", name));
}
