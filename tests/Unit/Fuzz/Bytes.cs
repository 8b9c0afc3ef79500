namespace CognitoIdentity.UnitTests.Fuzz;

/// <summary>Bytes that were a request or an answer once.</summary>
internal static class Bytes
{
    private static readonly byte[] Syntax = "{}[]\",:\\0-<>/"u8.ToArray();

    /// <summary>The bytes with up to five changes.</summary>
    public static byte[] Mutate(Random random, byte[] bytes)
    {
        List<byte> mutated = [.. bytes];
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int place = random.Next(mutated.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Insert(place, (byte)random.Next(256));
                    break;
                case 1 when place < mutated.Count:
                    mutated[place] = (byte)random.Next(256);
                    break;
                case 2 when place < mutated.Count:
                    mutated.RemoveRange(place, random.Next(mutated.Count - place));
                    break;
                case 3:
                    mutated.InsertRange(place, bytes.Take(random.Next(100)));
                    break;
                default:
                    mutated.Insert(place, Syntax[random.Next(Syntax.Length)]);
                    break;
            }
        }

        return [.. mutated];
    }
}
