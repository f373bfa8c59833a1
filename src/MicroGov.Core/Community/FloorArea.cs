using System.Globalization;

namespace MicroGov.Core.Community;

/// <summary>
/// A floor area in hundredths of a square metre: votes are weighed by it, and what a register says to the second decimal must
/// not be rounded into another result. Zero: not known. At most 100,000 m².
/// </summary>
public readonly record struct FloorArea(long Hundredths)
{
    private const decimal Most = 100_000;

    /// <summary>Reads <c>88.5</c>, <c>88,50 m²</c> or <c>88.5㎡</c>: square metres with at most two decimals.</summary>
    public static bool TryParse(string text, out FloorArea area)
    {
        area = default;
        var digits = text.Trim();
        foreach (var unit in (string[])["m²", "m2", "㎡", "平方米", "平米", "平"])
        {
            digits = digits.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? digits[..^unit.Length].TrimEnd() : digits;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(digits.Replace(',', '.'), Style, CultureInfo.InvariantCulture, out var metres)
            || metres > Most || decimal.Round(metres, 2) != metres)
        {
            return false;
        }

        area = new((long)(metres * 100));
        return true;
    }

    public override string ToString() => (Hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
