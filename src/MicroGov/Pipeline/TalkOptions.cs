using System.ComponentModel.DataAnnotations;

namespace MicroGov.Pipeline;

/// <summary>
/// Section <c>Talk</c>: how much one person can make the bot say, so that it answers their neighbours too. Moderators get no
/// more: the numbers are far above what anybody types, and an account of theirs can be in wrong hands as well.
/// </summary>
public sealed class TalkOptions
{
    public const string Section = "Talk";

    /// <summary>Commands and replies of one person that are answered however fast they come.</summary>
    [Range(4, 10_000)]
    public int CommandsAtOnce { get; set; } = 120;

    /// <summary>
    /// So many of one person's acts are answered at once, and as many again each minute. Answers to more take their turn behind
    /// other people's.
    /// </summary>
    [Range(1, 10_000)]
    public int AnsweredFirst { get; set; } = 4;

    /// <summary>Commands and replies of one person in an hour, beyond those.</summary>
    [Range(1, 100_000)]
    public int CommandsPerHour { get; set; } = 600;

    /// <summary>Button presses of one person that count however fast they come.</summary>
    [Range(4, 10_000)]
    public int PressesAtOnce { get; set; } = 240;

    /// <summary>Button presses of one person in an hour, beyond those.</summary>
    [Range(1, 100_000)]
    public int PressesPerHour { get; set; } = 2_400;

    internal TalkLimits Commands => new(CommandsAtOnce, CommandsPerHour, AnsweredFirst);

    internal TalkLimits Presses => new(PressesAtOnce, PressesPerHour, AnsweredFirst);
}
