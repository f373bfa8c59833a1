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

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words) =>
        ShowAsync(context, row);

    /// <summary>The same for the button.</summary>
    public static async Task<Answer> ShowAsync(CommandContext context, AffairRow row)
    {
        var affair = context.Work.Affairs.StateOf(row);
        if (affair.Vote is not { } vote)
        {
            return new Answer.Refuse(StageRefusal.NotNow(affair.Stage).With("number", row.Number));
        }

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await ShowHouseholdsAsync(context, row, affair, vote);
        }

        var ballot = await context.Work.Ballots.FindAsync(new BallotKey(row.Id, vote.Round, context.Person.Id));
        if (ballot is null && vote is { Result: null, IsMarkedInPrivate: true } && context.IsPrivate)
        {
            return await MarkingPaper.OpenAsync(context, row, vote.Round);
        }

        if (context.IsOverheard && vote.Rule.IsHidden)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        // Also when the affair moved away under its vote.
        var isOver = vote.Result is not null || affair.Stage != Stage.Voting;
        var text = context.Texts.Say(
            KeyOf(vote, ballot, isOver),
            ("number", row.Number),
            ("title", affair.Title),
            ("choice", ballot is null ? "" : ChoiceOf(context, vote, ballot)),
            ("until", context.When(vote.Until)));
        return new Answer.Tell(new(text.Value + Receipt(context, ballot) + await PublishedList.OfAsync(context, row, vote)))
        {
            AffairId = row.Id,
            IsSecret = vote.Rule.IsHidden,
            Tells = isOver ? null : SecretRounds.Of(row, vote),
        };
    }

    /// <summary>Whether it counts, and why.</summary>
    private static string KeyOf(Vote vote, BallotRow? ballot, bool isOver) => ballot switch
    {
        null when !isOver => "ballot.none",
        null => "ballot.missed",
        { Counted: false } => "ballot.apart." + ballot.Standing,
        _ when isOver && vote.Result is null or { Verdict: Verdict.Void } => "ballot.noresult",
        _ when isOver => "ballot.counted",
        _ when !vote.Rule.MayChange => "ballot.final",
        _ => "ballot.counts",
    };

    private static string Receipt(CommandContext context, BallotRow? ballot) =>
        ballot is { Receipt.Length: > 0 } ? "\n" + context.Texts.Say("ballot.receipt", ("receipt", ballot.Receipt)).Value : "";

    private static string ChoiceOf(CommandContext context, Vote vote, BallotRow ballot) => ballot.Choice == BallotRow.Sealed
        ? context.Texts["choice.sealed"]
        : ChoiceNames.Of(vote, new Marking(ballot.Choice), context.Texts);

    private static async Task<Answer> ShowHouseholdsAsync(CommandContext context, AffairRow row, Affair affair, Vote vote)
    {
        var rights = await VotingRights.OfAsync(context.Work, affair, vote, context.Me);
        if (context.IsOverheard)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        if (rights.NoVote is { } no)
        {
            // Everybody may count them.
            var published = await PublishedList.OfAsync(context, row, vote);
            return published.Length > 0
                ? new Answer.Tell(new(published.TrimStart())) { AffairId = row.Id }
                : new Answer.Refuse(new Refusal(no).With("number", row.Number));
        }

        var lines = new List<Html>
        {
            context.Texts.Say(
                "ballot.household", ("number", row.Number), ("title", affair.Title), ("until", context.When(vote.Until))),
        };
        foreach (var home in rights.Homes)
        {
            lines.Add(await LineAsync(context, row, vote, home.HouseholdId, home.Door));
        }

        foreach (var proxied in rights.Proxied)
        {
            var door = (await context.Work.Households.FindAsync(proxied))?.Door ?? context.Texts["door.hidden"];
            lines.Add(await LineAsync(context, row, vote, proxied, context.Texts.Plain("ballot.proxied", ("door", door))));
        }

        var own = Html.Join("\n", Shorten.Fit(lines, LettersOfHouseholds, context.Texts));
        var all = await PublishedList.OfAsync(context, row, vote);
        return new Answer.Tell(new Html($"{own}{all}"))
        {
            AffairId = row.Id,
            IsSecret = true,
            Tells = vote.Result is null && affair.Stage == Stage.Voting ? SecretRounds.Of(row, vote) : null,
        };
    }

    private static async Task<Html> LineAsync(CommandContext context, AffairRow row, Vote vote, long household, string door)
    {
        var ballot = await context.Work.Ballots.FindAsync(new BallotKey(row.Id, vote.Round, 0, household));
        var key = ballot switch
        {
            null => "ballot.household.none",
            { Counted: true, Source: BallotSource.Paper } => "ballot.household.paper",
            { Counted: true } => "ballot.household.line",
            { Standing: BallotStanding.Recused } => "ballot.household.recused",
            _ => "ballot.household.struck",
        };
        var line = context.Texts.Say(
            key,
            ("door", door),
            ("choice", ballot is null ? "" : Shorten.To(ChoiceOf(context, vote, ballot), LongestChoice)),
            ("name", ballot is null ? "" : (await context.Work.People.GetAsync(new(ballot.CastBy))).NameIn(context.Texts)));
        return new($"{line}{Receipt(context, ballot)}");
    }
}
