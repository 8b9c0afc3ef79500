namespace CognitoIdentity.Local;

/// <summary>What a value of the API may be.</summary>
internal abstract record Shape;

internal sealed record BooleanShape : Shape;

/// <summary>A whole number of 32 bits, or of 64 when it is long.</summary>
internal sealed record NumberShape(long Min, long Max, bool Long = false) : Shape
{
    public Constraint<long>[] Constraints { get; } = Constraint.OnNumber(Min, Max);
}

/// <summary>Text. A sensitive one is never shown, not even in the error that refuses it.</summary>
internal sealed record StringShape(int? Min = null, int? Max = null, Pattern? Pattern = null, string[]? Values = null, bool Sensitive = false) : Shape
{
    public Constraint<string>[] Constraints { get; } = Constraint.OnText(Min, Max, Pattern, Values);
}

internal sealed record ListShape(Shape Element, int? Min = null, int? Max = null) : Shape
{
    public Constraint<int>[] Constraints { get; } = Constraint.OnCount(Min, Max);
}

internal sealed record MapShape(StringShape Key, Shape Value, int? Max = null) : Shape
{
    public Constraint<int>[] Constraints { get; } = Constraint.OnCount(null, Max);
}

internal sealed record StructureShape(params Member[] Members) : Shape;

/// <summary>A named part of a structure.</summary>
internal sealed record Member(string Name, Shape Shape, bool Required)
{
    /// <summary>The name as errors have it: the first letter is small.</summary>
    public string PathName { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];
}
