using CognitoIdentity.Closure;

// dotnet run --project tools/Closure [-- <folder>]: the report of the module's net472, or of another folder that is laid out like it.
var report = Report.Of(args.Length > 0 ? args[0] : Places.Module);
foreach (string line in report.Lines)
{
    Console.WriteLine(line);
}

return report.IsWhole ? 0 : 1;
