using MicroGov.Chat.Cards;
using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/ballot 12</c>: my own ballot, whether it counts, and why.</summary>
public sealed class BallotCommand : AffairCommand
{
    public override string Name => "ballot";

    public override bool IsPersonal => true;

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, Words words) => ShowAsync(turn, row);

    /// <summary>The same for the button.</summary>
    public static async Task<Answer> ShowAsync(Turn turn, AffairRow row)
    {
        var affair = turn.Session.StateOf(row);
        if (affair.Vote is not { } vote)
        {
            return new Answer.Refuse(Refusal.NotNow(affair.Stage).With("number", row.Number));
        }

        var ballot = await turn.Session.BallotAsync(row.Id, vote.Round, turn.Me);
        var key = ballot switch
        {
            null when vote.Result is null => "ballot.none",
            null => "ballot.missed",
            { Counted: false } => "ballot.apart",
            _ when vote.Result is null => "ballot.counts",
            _ => "ballot.counted",
        };
        return new Answer.Tell(turn.Texts.Say(
            key,
            ("number", row.Number),
            ("title", affair.Title),
            ("choice", ballot is null ? "" : TallyText.NameOf(vote.Choices[ballot.Choice], turn.Texts)),
            ("until", turn.When(vote.Until))))
        {
            AffairId = row.Id,
        };
    }
}
