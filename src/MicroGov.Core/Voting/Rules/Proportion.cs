using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Voting.Rules;

/// <summary>A part of a whole, exactly: a rounded two thirds could turn a result over. Written <c>2/3</c>.</summary>
/// <param name="Numerator">0 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">1 to 10,000.</param>
[JsonConverter(typeof(ProportionConverter))]
public readonly record struct Proportion(int Numerator, int Denominator)
{
    private const int MostParts = 10_000;

    /// <summary>Reads <c>2/3</c>, <c>75%</c> or <c>1</c>, from 0 to 1.</summary>
    public static bool TryParse(string? text, out Proportion proportion)
    {
        proportion = default;
        var whole = text?.Trim() ?? "";
        var parts = whole.EndsWith('%') ? [whole[..^1].Trim(), "100"] : whole.Split('/');
        if (parts.Length > 2
            || !IsDigits(parts[0], out var numerator) || !IsDigits(parts.Length == 2 ? parts[1] : "1", out var denominator)
            || denominator is 0 or > MostParts || numerator > denominator)
        {
            return false;
        }

        proportion = new(numerator, denominator);
        return true;
    }

    /// <summary>Whether <paramref name="part"/> of <paramref name="whole"/> reaches this proportion.</summary>
    /// <param name="strictly">It must be more than the proportion, not just as much.</param>
    public bool IsReached(long part, long whole, bool strictly)
    {
        var difference = ((Int128)part * Denominator).CompareTo((Int128)whole * Numerator);
        return strictly ? difference > 0 : difference >= 0;
    }

    /// <summary>The smallest part of <paramref name="whole"/> that reaches it.</summary>
    public long LeastOf(long whole, bool strictly)
    {
        var (least, rest) = Int128.DivRem((Int128)whole * Numerator, Denominator);
        return (long)(strictly || rest > 0 ? least + 1 : least);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool IsDigits(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>Writes <c>"2/3"</c>.</summary>
public sealed class ProportionConverter : JsonConverter<Proportion>
{
    public override Proportion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Proportion.TryParse(reader.GetString(), out var proportion)
            ? proportion
            : throw new JsonException("A fraction is written \"2/3\" or \"75%\", from 0 to 1.");

    public override void Write(Utf8JsonWriter writer, Proportion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
