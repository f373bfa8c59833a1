using System.Globalization;

namespace MicroGov.Pipeline;

/// <summary>
/// What a button sends back: <c>a:AFFAIR:VERB[:NUMBER…]</c>, at most 64 bytes. A modified client can send anything, so
/// reading trusts nothing.
/// </summary>
internal sealed record ButtonData(long AffairId, string Verb, IReadOnlyList<int> Numbers)
{
    public static string Of(long affairId, string verb, params int[] numbers) =>
        string.Join(':', [
            "a", affairId.ToString(CultureInfo.InvariantCulture), verb,
            .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);

    public static ButtonData? Read(string? data)
    {
        var parts = data?.Split(':');
        if (parts is not ["a", var id, var verb, .. var rest]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var affairId))
        {
            return null;
        }

        var numbers = new List<int>();
        foreach (var part in rest)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return new(affairId, verb, numbers);
    }
}
