using System.Globalization;

namespace CognitoIdentity.Api;

/// <summary>The type and limits of a value of the API. Its text describes the limits to users.</summary>
internal abstract class Shape
{
    private protected static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

internal sealed class BooleanShape : Shape;

/// <summary>A time: seconds since 1970 on the wire, local time elsewhere.</summary>
internal sealed class TimestampShape : Shape;

/// <summary>A whole number of 32 bits, or of 64 if it is long.</summary>
internal sealed class NumberShape(long min, long max) : Shape
{
    public long Min => min;

    public long Max => max;

    /// <summary>The service's default; 0 if it depends on the operation.</summary>
    public long Default { get; init; }

    public bool IsLong { get; init; }

    /// <summary>What is counted, or null.</summary>
    public string? Unit { get; init; }

    public override string ToString() => $"{Number(min)} to {Number(max)} {Unit}".TrimEnd();
}

internal sealed class ListShape(Shape element, int? min = null, int? max = null) : Shape
{
    public Shape Element => element;

    public int? Min => min;

    public int? Max => max;

    /// <summary>How many elements the service accepts, if fewer than the API's limit.</summary>
    public int? Quota { get; init; }

    /// <summary>The most elements that the service accepts.</summary>
    public int Most => Quota ?? Max ?? int.MaxValue;

    public override string ToString() => Most == int.MaxValue ? $"{element} each" : $"at most {Number(Most)}: {element} each";
}

internal sealed class MapShape(TextShape key, Shape value, int? max = null) : Shape
{
    public TextShape Key => key;

    public Shape Value => value;

    public int? Max => max;

    /// <inheritdoc cref="ListShape.Quota"/>
    public int? Quota { get; init; }

    /// <summary>The most entries that the service accepts.</summary>
    public int Most => Quota ?? Max ?? int.MaxValue;

    public override string ToString() => ToString(Most);

    /// <summary>The limits in words, with another number of entries.</summary>
    public string ToString(int most) => $"at most {Number(most)}; keys of {key}, values of {value}";
}
