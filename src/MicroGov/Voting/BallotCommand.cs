using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/ballot 12</c>: my own ballot, whether it counts, and why.</summary>
public sealed class BallotCommand : AffairCommand
{
    /// <summary>Beside the published list.</summary>
    private const int LettersOfHouseholds = 1_800, LongestChoice = 200;

    public override string Name => "ballot";

    public override bool IsPersonal => true;

    protected override Task<Answer> RunAsync(CommandContext turn, AffairRow row, ArgumentReader words) => ShowAsync(turn, row);

    /// <summary>The same for the button.</summary>
    public static async Task<Answer> ShowAsync(CommandContext turn, AffairRow row)
    {
        var affair = turn.Work.StateOf(row);
        if (affair.Vote is not { } vote)
        {
            return new Answer.Refuse(StageRefusal.NotNow(affair.Stage).With("number", row.Number));
        }

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await ShowHouseholdsAsync(turn, row, affair, vote);
        }

        var ballot = await turn.Work.BallotAsync(row.Id, vote.Round, turn.Me);
        if (ballot is null && vote is { Result: null, Rule.IsMarkedInPrivate: true } && turn.IsPrivate)
        {
            return await MarkingPaper.OpenAsync(turn, row, vote.Round);
        }

        if (turn.IsOverheard && vote.Rule.IsHidden)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        // Also when the affair moved away under its vote.
        var isOver = vote.Result is not null || affair.Stage != Stage.Voting;
        var key = ballot switch
        {
            null when !isOver => "ballot.none",
            null => "ballot.missed",
            { Counted: false } => "ballot.apart." + ballot.Standing,
            _ when isOver && vote.Result is null or { Verdict: Verdict.Void } => "ballot.noresult",
            _ when isOver => "ballot.counted",
            _ when !vote.Rule.MayChange => "ballot.final",
            _ => "ballot.counts",
        };
        var text = turn.Texts.Say(
            key,
            ("number", row.Number),
            ("title", affair.Title),
            ("choice", ballot is null ? "" : ChoiceOf(turn, vote, ballot)),
            ("until", turn.When(vote.Until)));
        return new Answer.Tell(new(text.Value + Receipt(turn, ballot) + await PublishedList.OfAsync(turn, row, vote))) { AffairId = row.Id, IsSecret = vote.Rule.IsHidden };
    }

    private static string Receipt(CommandContext turn, BallotRow? ballot) =>
        ballot is { Receipt.Length: > 0 } ? "\n" + turn.Texts.Say("ballot.receipt", ("receipt", ballot.Receipt)).Value : "";

    private static string ChoiceOf(CommandContext turn, Vote vote, BallotRow ballot) => ballot.Choice == BallotRow.Sealed
        ? turn.Texts["choice.sealed"]
        : ChoiceNames.Of(vote, new Marking(ballot.Choice), turn.Texts);

    private static async Task<Answer> ShowHouseholdsAsync(CommandContext turn, AffairRow row, Affair affair, Vote vote)
    {
        var voice = await VotingRights.OfAsync(turn.Work, affair, vote, turn.Me);
        if (turn.IsOverheard)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        if (voice.NoVote is { } no)
        {
            // Everybody may count them.
            var published = await PublishedList.OfAsync(turn, row, vote);
            return published.Length > 0 ? new Answer.Tell(new(published.TrimStart())) { AffairId = row.Id } : new Answer.Refuse(new Refusal(no).With("number", row.Number));
        }

        var lines = new List<string> { turn.Texts.Say("ballot.household", ("number", row.Number), ("title", affair.Title), ("until", turn.When(vote.Until))).Value };
        foreach (var home in voice.Homes)
        {
            lines.Add(await LineAsync(turn, row, vote, home.HouseholdId, home.Door));
        }

        foreach (var proxied in voice.Proxied)
        {
            var door = (await turn.Work.HouseholdAsync(proxied))?.Door ?? turn.Texts["door.hidden"];
            lines.Add(await LineAsync(turn, row, vote, proxied, turn.Texts.Plain("ballot.proxied", ("door", door))));
        }

        return new Answer.Tell(new(string.Join('\n', Shorten.Fit(lines, LettersOfHouseholds, turn.Texts)) + await PublishedList.OfAsync(turn, row, vote))) { AffairId = row.Id, IsSecret = true };
    }

    private static async Task<string> LineAsync(CommandContext turn, AffairRow row, Vote vote, long household, string door)
    {
        var ballot = await turn.Work.BallotAsync(new BallotKey(row.Id, vote.Round, 0, household));
        var key = ballot switch
        {
            null => "ballot.household.none",
            { Counted: true, Source: BallotSource.Paper } => "ballot.household.paper",
            { Counted: true } => "ballot.household.line",
            { Standing: BallotStanding.Recused } => "ballot.household.recused",
            _ => "ballot.household.struck",
        };
        return turn.Texts.Say(
            key,
            ("door", door),
            ("choice", ballot is null ? "" : Shorten.To(ChoiceOf(turn, vote, ballot), LongestChoice)),
            ("name", ballot is null ? new Html("") : (await turn.Work.PersonAsync(new(ballot.CastBy))).NameIn(turn.Texts))).Value + Receipt(turn, ballot);
    }
}
