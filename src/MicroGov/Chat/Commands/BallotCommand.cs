using MicroGov.Chat.Cards;
using MicroGov.Chat.Residents;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Storage;
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

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await ShowHouseholdsAsync(turn, row, affair, vote);
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

    private static async Task<Answer> ShowHouseholdsAsync(Turn turn, AffairRow row, Affair affair, Vote vote)
    {
        var roll = await Roll.OfAsync(turn.Session, affair, vote, turn.Me);
        if (turn.IsOverheard)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        if (roll.NoVote is { } no)
        {
            return new Answer.Refuse(new Refusal(no).With("number", row.Number));
        }

        var lines = new List<string> { turn.Texts.Say("ballot.household", ("number", row.Number), ("title", affair.Title), ("until", turn.When(vote.Until))).Value };
        foreach (var home in roll.Homes)
        {
            var ballot = await turn.Session.BallotAsync(new BallotKey(row.Id, vote.Round, 0, home.HouseholdId));
            lines.Add(turn.Texts.Say(
                ballot is null ? "ballot.household.none" : ballot.Counted ? "ballot.household.line" : "ballot.household.struck",
                ("door", home.Door),
                ("choice", ballot is null ? "" : TallyText.NameOf(vote.Choices[ballot.Choice], turn.Texts)),
                ("name", ballot is null ? "" : (await turn.Session.PersonAsync(new(ballot.CastBy))).Name)).Value);
        }

        return new Answer.Tell(new(string.Join('\n', lines))) { AffairId = row.Id, IsSecret = true };
    }
}
