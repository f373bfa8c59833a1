using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What can be marked on the ballot paper of a vote. Whatever comes from outside is held to it.</summary>
public static class BallotPaper
{
    /// <summary>
    /// How many choices, from the first, can be marked in a list: all but abstaining; for a budget, only projects.
    /// </summary>
    public static int Markable(Vote vote)
    {
        ArgumentNullException.ThrowIfNull(vote);
        return vote.Rule.Method == VotingMethod.Budget
            ? vote.Choices.Count(choice => choice.Kind is ChoiceKind.Option or ChoiceKind.For)
            : vote.Choices.Count(choice => choice.Kind != ChoiceKind.Abstain);
    }

    /// <summary>Whether it is a ballot that this vote understands.</summary>
    public static bool IsValid(Vote vote, Marking marking)
    {
        ArgumentNullException.ThrowIfNull(vote);
        if (!marking.IsList)
        {
            return MarkingRules.IsChoice(marking, vote.Choices.Length)
                && (!vote.IsMarkedInPrivate || vote.Choices[marking.Choice].Kind == ChoiceKind.Abstain);
        }

        return vote.IsMarkedInPrivate && MarkingRules.IsOf(vote.Form, marking, Markable(vote));
    }
}
