using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Presentation;

/// <summary>What can be chosen in a vote, in words.</summary>
internal static class ChoiceNames
{
    /// <summary>A choice by itself.</summary>
    public static string Of(Choice choice, Wording texts) => choice.Kind switch
    {
        ChoiceKind.Option => choice.Text,
        ChoiceKind.For => texts["button.for"],
        ChoiceKind.Against => texts["button.against"],
        _ => texts["button.abstain"],
    };

    /// <summary>The same on the paper of this vote, where what is no option may have a name of its own.</summary>
    public static string Of(Vote vote, int place, Wording texts) => (vote, vote.Choices[place].Kind) switch
    {
        ({ Rule.Method: VotingMethod.Consent }, ChoiceKind.For) => texts["button.consent"],
        ({ Rule.Method: VotingMethod.Consent }, ChoiceKind.Against) => texts["button.block"],
        ({ Rule.Method: VotingMethod.Consent }, ChoiceKind.Abstain) => texts["button.aside"],
        ({ IsMarkedInPrivate: true }, ChoiceKind.Against) => texts["button.asitis"],
        _ => Of(vote.Choices[place], texts),
    };

    /// <summary>A whole ballot in words.</summary>
    public static string Of(Vote vote, Marking marking, Wording texts)
    {
        string Name(int place) => Of(vote, place, texts);
        return !marking.IsList ? Name(marking.Choice)
            : marking.Count == 0 ? texts["paper.none"]
            : vote.Form switch
            {
                BallotForm.Scores => Join(marking.Marks.Select((score, place) => $"{Name(place)} {score}")),
                BallotForm.Ranking => Join(
                    marking.Marks.Select((place, rank) => $"{rank + 1}. {Name(place)}")),
                _ => Join(marking.Marks.Order().Select(Name)),
            };
    }

    private static string Join(IEnumerable<string> names) => string.Join(" · ", names);
}
