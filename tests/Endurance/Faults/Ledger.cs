using System.Globalization;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>What became of all work, as a table, which the long form shows in the end.</summary>
public sealed class Ledger : IDisposable
{
    private readonly List<string> _lines = [];

    internal void Add(string work, int inputs, Ending ending, int duplicates, (int Throttled, int Failed, int Dropped) faults, TimeSpan time)
    {
        int lost = inputs - ending.Done.Count - ending.Reported.Count;
        _lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{work,-30} {inputs,7} {faults.Throttled,10} {faults.Failed,7} {faults.Dropped,8} {ending.Done.Count,7} {ending.Reported.Count,9} {lost,5} {duplicates,11} {time.TotalSeconds,8:F1}"));
    }

    public void Dispose()
    {
        if (Sizes.AreLong)
        {
            Console.WriteLine();
            Console.WriteLine($"{"",-30} {"inputs",7} {"throttled",10} {"failed",7} {"dropped",8} {"done",7} {"reported",9} {"lost",5} {"duplicates",11} {"seconds",8}");
            _lines.ForEach(Console.WriteLine);
        }
    }
}
