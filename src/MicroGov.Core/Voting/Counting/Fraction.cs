using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Voting.Counting;

/// <summary>An exact quotient in lowest terms.</summary>
/// <param name="Numerator">Any.</param>
/// <param name="Denominator">More than 0.</param>
[JsonConverter(typeof(FractionConverter))]
public readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator) : IComparable<Fraction>
{
    /// <summary>Brings a quotient to lowest terms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not more than 0.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new(numerator / common, denominator / common);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    public static Fraction Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var denominator = slash < 0 ? BigInteger.One : BigInteger.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture);
        var numerator = BigInteger.Parse(slash < 0 ? text : text.AsSpan(0, slash), CultureInfo.InvariantCulture);
        return denominator > 0 ? Of(numerator, denominator) : throw new FormatException($"{text} is no fraction.");
    }

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The least whole number that is not below it; what a price comes to in whole hundredths.</summary>
    public BigInteger RoundedUp()
    {
        var whole = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest > 0 ? whole + 1 : whole;
    }

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary><c>13/40</c>, or <c>3</c> when whole.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}

/// <summary>Writes a fraction as text; a JSON number would lose what is exact about it.</summary>
public sealed class FractionConverter : JsonConverter<Fraction>
{
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Fraction.Parse(reader.GetString() ?? "");
        }
        catch (FormatException no)
        {
            throw new JsonException(no.Message, no);
        }
    }

    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
