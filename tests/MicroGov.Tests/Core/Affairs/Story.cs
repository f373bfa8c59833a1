using System.Collections.Immutable;
using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Voting;

namespace MicroGov.Tests.Core.Affairs;

/// <summary>The neighbours of the tests.</summary>
internal static class Neighbours
{
    /// <summary>Raises every affair.</summary>
    public static readonly PersonId Ann = new(1);
    public static readonly PersonId Bo = new(2);
    public static readonly PersonId Cai = new(3);
    public static readonly PersonId Dee = new(4);
    public static readonly PersonId Eve = new(5);
    public static readonly PersonId Moderator = new(8);

    /// <summary>Not in the group.</summary>
    public static readonly PersonId Stranger = new(9);

    public static Role RoleOf(PersonId person) => person switch
    {
        _ when person == PersonId.Clock => Role.Clock,
        _ when person == Moderator => Role.Moderator,
        _ when person == Stranger => Role.Outsider,
        _ => Role.Resident,
    };
}

/// <summary>
/// One affair's life as a test tells it: somebody acts, hours pass, the clock acts. It keeps what the application
/// around Core keeps: the affair, the ballots and the journal.
/// </summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<JournalEntry> journal = [];

    /// <summary>The affair's.</summary>
    public long Id
    {
        init => Affair = new() { Id = value };
    }

    public long CommunityId { get; init; } = 3;

    /// <summary>The affair's.</summary>
    public int Number { get; init; } = 12;

    public CommunityTerms Terms { get; init; } = new();

    public int? Eligible { get; init; } = 12;

    /// <summary>The rules that can be named. A vote that names none has the one that the terms name.</summary>
    public ImmutableArray<VoteRule> Rules { get; init; } = [VoteRule.Simple];

    /// <summary>The households of the neighbourhood.</summary>
    public ImmutableArray<Home> Homes { get; init; } = [];

    public Affair Affair { get; private set; } = new() { Id = 7 };

    public DateTimeOffset Now { get; private set; } = Start;

    public BallotBox Ballots { get; } = new();

    public BallotProfile Profile => Ballots.Profile(Affair.Vote!, Homes);

    public IReadOnlyList<JournalEntry> Journal => journal;

    public string Json => Written(Affair);

    public static string Written(Affair affair) => JsonSerializer.Serialize(affair, JournalJson.Options);

    public Result<ImmutableArray<AffairEvent>> Decide(Act act, Role? role = null) =>
        AffairDecider.Decide(Affair, act, FactsFor(act, role), Now);

    /// <summary>The act is allowed and done.</summary>
    public ImmutableArray<AffairEvent> Does(Act act, Role? role = null)
    {
        var decided = Decide(act, role);
        Assert.True(decided.Refusal is null, $"{act} was refused: {decided.Refusal?.Reason}");
        foreach (var happened in decided.Value)
        {
            Commit(happened);
        }

        return decided.Value;
    }

    /// <summary>The act is allowed and leads to this one event.</summary>
    public TEvent Does<TEvent>(Act act)
        where TEvent : AffairEvent => Assert.IsType<TEvent>(Assert.Single(Does(act)));

    /// <summary>A repeat that changes nothing and offends nobody.</summary>
    public void DoesNothing(Act act) => Assert.Empty(Does(act));

    /// <summary>The act is refused for this reason and leaves no trace.</summary>
    public Refusal Refuses(Act act, Reason reason)
    {
        var (before, entries) = (Json, journal.Count);
        var refusal = Decide(act).Refusal;
        Assert.Equal(reason, refusal?.Reason);
        Assert.Equal((before, entries), (Json, journal.Count));
        return refusal!;
    }

    public Story Wait(TimeSpan span)
    {
        Now += span;
        return this;
    }

    public Story WaitUntil(DateTimeOffset moment)
    {
        Now = moment;
        return this;
    }

    public DateTimeOffset? When(DeadlineKind kind) =>
        AffairDeadlines.Of(Affair, Terms).Where(due => due.Kind == kind).Select(due => (DateTimeOffset?)due.At).SingleOrDefault();

    /// <summary>Waits until the deadline falls due, and lets the clock act.</summary>
    public ImmutableArray<AffairEvent> FallsDue(DeadlineKind kind)
    {
        Now = When(kind) ?? throw new InvalidOperationException($"{kind} is not awaited in {Affair.Stage}.");
        return Does(new FallDue(kind));
    }

    /// <summary>How the running vote stands.</summary>
    public Tally Tally => Profile.TallyOf(Affair.Vote!);

    public Facts FactsFor(Act act, Role? role = null)
    {
        var facts = new Facts
        {
            Terms = Terms,
            Role = role ?? (act is StrikeBallot or LeaveWork ? Role.Clock : Neighbours.RoleOf(act.By)),
            CommunityId = CommunityId,
            NextNumber = Number,
            UnitId = 3,
            Units = Units,
        };
        var opening = WithRule((act as OpenVote)?.Rule ?? Terms.Rule);
        return facts with
        {
            Voting = Affair.Vote is { } vote ? new VotingFacts(vote, Ballots, Homes, journal.Count).AddTo(opening, act) : opening,
        };
    }

    private VoteFacts WithRule(string name)
    {
        var rule = Rules.FirstOrDefault(rule => string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase));
        var roll = rule?.Basis == VoterBasis.Household ? Homes.Where(home => home.IsOwner || !rule.OwnersOnly).ToList() : [];
        return new()
        {
            Eligible = Eligible,
            JournalHead = journal.Count == 0 ? JournalEntry.Root : journal[^1].Hash,
            Rule = rule,
            Roll = rule?.Basis == VoterBasis.Household ? Home.RollOf(roll) : null,
            AnyHouseholds = Homes.Length > 0,
            WithoutArea = roll.Count(home => home.Area == 0),
            WithoutShares = roll.Count(home => home.Shares == 0),
        };
    }

    /// <summary>The affair begins in stairwell 3 of building 2.</summary>
    public static readonly UnitTree Units = UnitTree.Of([
        new(1, null, "Locust Lane"),
        new(2, 1, "Building"),
        new(3, 2, "Stairwell"),
        new(4, 2, "Other stairwell"),
    ]);

    public void Commit(AffairEvent happened)
    {
        var previous = journal.Count == 0 ? JournalEntry.Root : journal[^1].Hash;
        journal.Add(AffairJournal.Append(Affair.Id, journal.Count + 1, previous, happened, Now));
        Ballots.See(happened);
        Affair = Affair.Apply(happened);
    }
}
