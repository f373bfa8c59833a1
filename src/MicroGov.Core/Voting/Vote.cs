using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What a choice on the ballot stands for.</summary>
public enum ChoiceKind
{
    /// <summary>For the motion as raised.</summary>
    For,

    /// <summary>For one of the options that residents proposed.</summary>
    Option,

    Against,
    Abstain,
}

/// <summary>A line on the ballot. Only options carry words of their own.</summary>
/// <param name="Cost">Of a project, in hundredths.</param>
public sealed record Choice(ChoiceKind Kind, string Text = "", long? Cost = null);

/// <summary>A ballot on paper or by telephone that somebody wrote down, and that a second person has not confirmed yet.</summary>
public sealed record PaperBallot(PersonId By, Marking Choice);

/// <summary>An objection to a consent.</summary>
public sealed record Objection(PersonId By, string Reason);

/// <summary>A vote, with everything that must not change while it runs: its rule, its choices, who could vote.</summary>
public sealed record Vote
{
    /// <summary>1 for an affair's first vote, 2 for the next one.</summary>
    public int Round { get; init; }

    public VoteRule Rule { get; init; } = VoteRule.Simple;

    public ImmutableArray<Choice> Choices { get; init; } = [];

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>
    /// How long it was to run, and runs again when it is prolonged; null in votes that an older version opened.
    /// </summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>How long it runs again when it is prolonged.</summary>
    [JsonIgnore]
    public TimeSpan Span => Lasts ?? Until - OpenedAt;

    /// <summary>
    /// Voters when the vote opened: households on the roll, or people in the group, the bot left out; null when Telegram did not
    /// tell.
    /// </summary>
    public int? Eligible { get; init; }

    /// <summary>The households that could vote; null where people vote.</summary>
    public Roll? Roll { get; init; }

    /// <summary>Of a run-off: the round whose roll it has.</summary>
    public int? RollOf { get; init; }

    /// <summary>The round whose roll it has.</summary>
    [JsonIgnore]
    public int RollRound => RollOf ?? Round;

    /// <summary>For a budget: the most that may be spent, in hundredths.</summary>
    public long? Ceiling { get; init; }

    /// <summary>Who is missing has been reminded since the end was set last.</summary>
    public bool Reminded { get; init; }

    /// <summary>How often those missing were reminded at all.</summary>
    public int Reminders { get; init; }

    /// <summary>How often it was prolonged because too few had voted.</summary>
    public int Extensions { get; init; }

    /// <summary>How an older version wrote that it was prolonged once.</summary>
    public bool Extended
    {
        init => Extensions = value ? 1 : Extensions;
    }

    /// <summary>It was called a second time, and fewer are enough now.</summary>
    public bool IsSecondCall { get; init; }

    public bool IsRunOff { get; init; }

    /// <summary>Of a run-off: how the round before ended.</summary>
    public VoteResult? FirstRound { get; init; }

    /// <summary>Ballots on paper that wait for a second person, by household.</summary>
    public ImmutableSortedDictionary<long, PaperBallot> Papers { get; init; } =
        ImmutableSortedDictionary<long, PaperBallot>.Empty;

    /// <summary>Who casts the ballot of a household that has given its vote away, by household.</summary>
    public ImmutableSortedDictionary<long, PersonId> Proxies { get; init; } = ImmutableSortedDictionary<long, PersonId>.Empty;

    /// <summary>Under consent: by the one who objects, or their household.</summary>
    public ImmutableSortedDictionary<long, Objection> Objections { get; init; } =
        ImmutableSortedDictionary<long, Objection>.Empty;

    /// <summary>Who has an interest of their own, and which.</summary>
    public ImmutableSortedDictionary<PersonId, string> Recused { get; init; } = ImmutableSortedDictionary<PersonId, string>.Empty;

    /// <summary>Where households vote: those that are left out, each with whose interest it is.</summary>
    public ImmutableSortedDictionary<long, PersonId> RecusedHouseholds { get; init; } =
        ImmutableSortedDictionary<long, PersonId>.Empty;

    /// <summary>The unit that was asked; null is the whole community.</summary>
    public long? UnitId { get; init; }

    /// <summary>How it stood when the affair moved away under it.</summary>
    public Tally? Advice { get; init; }

    /// <summary>
    /// It only advises: by its rule, or because the affair has moved to a larger unit since, whose people were not all asked.
    /// </summary>
    public bool IsAdvisory { get; init; }

    /// <summary>Null while it runs, and when the affair moved away under it.</summary>
    public VoteResult? Result { get; init; }

    /// <summary>When its result is final: until then enough objections bring the debate back.</summary>
    public DateTimeOffset? ObjectUntil { get; init; }

    /// <summary>When it was counted.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>How its ballots are filled in.</summary>
    [JsonIgnore]
    public BallotForm Form => VotingMethods.Of(Rule.Method).Form;

    /// <summary>A ballot is a list of marks, made step by step in a private chat.</summary>
    [JsonIgnore]
    public bool IsMarkedInPrivate => Form != BallotForm.OneChoice;

    /// <summary>The quorum that holds now.</summary>
    [JsonIgnore]
    public Requirement? Quorum => IsSecondCall ? Rule.SecondCall?.Quorum : Rule.Quorum;

    /// <summary>
    /// For the motion itself when nobody proposed an option, else one choice an option; last against and abstain.
    /// </summary>
    public static ImmutableArray<Choice> BallotFor(
        ImmutableArray<string> options, VotingMethod method = VotingMethod.Plurality) =>
    [
        .. options.IsEmpty ? [new Choice(ChoiceKind.For)]
            : options.Select(option => new Choice(
                ChoiceKind.Option, option, method == VotingMethod.Budget ? Price.In(option) : null)),
        new Choice(ChoiceKind.Against),
        new Choice(ChoiceKind.Abstain),
    ];
}
