using System.Globalization;

namespace MicroGov.Pipeline;

/// <summary>What the buttons of a card and of "More" do.</summary>
internal static class ButtonVerbs
{
    public const string Second = "second";
    public const string Discuss = "discuss";
    public const string OpenVote = "openvote";
    public const string CloseVote = "closevote";
    public const string Vote = "vote";
    public const string MyBallot = "ballot";
    public const string Claim = "claim";
    public const string Release = "release";
    public const string Done = "done";
    public const string Accept = "accept";
    public const string Reject = "reject";
    public const string Rate = "rate";
    public const string Object = "object";
    public const string Close = "close";
    public const string Withdraw = "withdraw";
    public const string Urgent = "urgent";
    public const string Say = "say";
    public const string Option = "option";
    public const string More = "more";
    public const string Settle = "settle";
    public const string Mark = "mark";
    public const string Paper = "paper";
}

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
