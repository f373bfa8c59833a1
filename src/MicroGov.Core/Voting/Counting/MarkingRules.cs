using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting.Counting;

/// <summary>Which markings a method can read. Whatever else somebody sends is refused when the ballot is cast.</summary>
public static class MarkingRules
{
    /// <summary>Scores go from 0 to this.</summary>
    public const int MostScore = 5;

    private const int BitsEach = 4;

    /// <summary>Above 14 numbers of four bits and their count: the flag of a list and nothing else.</summary>
    private const int FlagAt = 60, Flag = 1 << 2;

    /// <summary>Whether a marking of so many options is filled in as this form asks.</summary>
    public static bool IsOf(BallotForm form, Marking marking, int options) => form switch
    {
        BallotForm.OneChoice => IsChoice(marking, options),
        BallotForm.Several => IsApproval(marking, options),
        BallotForm.Ranking => IsRanking(marking, options),
        BallotForm.Scores => IsScore(marking, options),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No rule says how it is filled in."),
    };

    /// <summary>One choice out of so many.</summary>
    public static bool IsChoice(Marking marking, int options) => marking.Packed >= 0 && marking.Packed < options;

    /// <summary>Options in order of preference, best first, none twice; at least one, not necessarily all.</summary>
    public static bool IsRanking(Marking marking, int options) => IsApproval(marking, options) && marking.Count > 0;

    /// <summary>The approved options in any order, none twice; an empty list approves of none.</summary>
    public static bool IsApproval(Marking marking, int options)
    {
        if (!IsCanonicalList(marking))
        {
            return false;
        }

        var seen = 0;
        for (var i = 0; i < marking.Count; i++)
        {
            var option = marking[i];
            if (option >= options || (seen & (1 << option)) != 0)
            {
                return false;
            }

            seen |= 1 << option;
        }

        return true;
    }

    /// <summary>A score from 0 to <see cref="MostScore"/> for each option, in the order of the ballot paper.</summary>
    public static bool IsScore(Marking marking, int options)
    {
        if (!IsCanonicalList(marking) || marking.Count != options)
        {
            return false;
        }

        for (var i = 0; i < options; i++)
        {
            if (marking[i] > MostScore)
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and as many as a list can hold.</exception>
    internal static void ThrowUnlessListable(int options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options, Marking.MostMarks);
    }

    /// <summary>One list has one packed form; stray bits would keep equal ballots from being counted together.</summary>
    private static bool IsCanonicalList(Marking marking)
    {
        const long Numbers = (1L << (Marking.MostMarks * BitsEach)) - 1;
        return marking.Packed >> FlagAt == Flag
            && marking.Count <= Marking.MostMarks
            && (marking.Packed & Numbers) >> (marking.Count * BitsEach) == 0;
    }
}
