using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>The buttons of a vote: what they are called, what they do, and which of them stand under a card.</summary>
internal static class VotingButtons
{
    /// <summary>A choice: round and place.</summary>
    public const string Vote = "vote";

    /// <summary>Somebody has seen a ballot on paper: round, household and choice.</summary>
    public const string Paper = "paper";

    private const string OpenVote = "openvote", CloseVote = "closevote", MyBallot = "ballot", Mark = "mark";
    private const int LongestLabel = 40;

    public static IReadOnlyList<AffairButton> All { get; } =
    [
        new(Vote, 2, (context, row, numbers) => BallotButtons.RunAsync(context, row, numbers[0], numbers[1])),
        new(Mark, 1, (context, row, numbers) => MarkingPaper.OpenAsync(context, row, numbers[0])),
        new(Paper, 3, (context, row, numbers) => BallotButtons.WitnessAsync(context, row, numbers[0], numbers[1], numbers[2])),
        AffairButton.Acting(OpenVote, "done.openvote", context => new OpenVote(context.Me, null, null)),
        AffairButton.Acting(CloseVote, "done.closevote", context => new CloseVote(context.Me)) with { More = new(50, IsRunning) },
        new(MyBallot, 0, (context, row, _) => BallotCommand.ShowAsync(context, row)) { More = new(10, IsRunning) },
    ];

    /// <summary>Under a card.</summary>
    public static IEnumerable<CardButtonRow> OnCard(Affair affair, Wording texts) => affair.Stage switch
    {
        Stage.Discussing => [new([AffairButton.Draw(affair, OpenVote, texts["button.openvote"])], HasRoom: true)],
        Stage.Voting => Ballot(affair, texts).Select(row => new CardButtonRow(row)),
        _ => [],
    };

    /// <summary>One button a choice: three to a row for the plain question, one to a row for options.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Ballot(Affair affair, Wording texts)
    {
        if (affair.Vote is not { Result: null } vote)
        {
            return [];
        }

        if (vote.Rule.IsMarkedInPrivate)
        {
            return [[AffairButton.Draw(affair, Mark, texts["button.paper"], vote.Round)]];
        }

        var buttons = vote.Choices.Select((_, index) => AffairButton.Draw(
            affair, Vote, Shorten.To(ChoiceNames.Of(vote, index, texts), LongestLabel), vote.Round, index)).ToList();
        var options = buttons.Where((_, index) => vote.Choices[index].Kind == ChoiceKind.Option).ToList();
        return [.. options.Select(button => new[] { button }), [.. buttons.Except(options)]];
    }

    private static bool IsRunning(Affair affair) => affair.Stage == Stage.Voting;
}
