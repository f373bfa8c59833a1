using System.Collections.Immutable;

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
public sealed record Choice(ChoiceKind Kind, string Text = "");

/// <summary>A vote, with everything that must not change while it runs: its rule, its choices, who could vote.</summary>
public sealed record Vote
{
    /// <summary>1 for an affair's first vote, 2 for the next one.</summary>
    public int Round { get; init; }

    public VoteRule Rule { get; init; } = VoteRule.Simple;

    public ImmutableArray<Choice> Choices { get; init; } = [];

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>People in the group when the vote opened, the bot left out; null when Telegram did not tell.</summary>
    public int? Eligible { get; init; }

    public bool Reminded { get; init; }

    /// <summary>It was prolonged because too few had voted; that happens once.</summary>
    public bool Extended { get; init; }

    /// <summary>The unit that was asked; null is the whole community.</summary>
    public long? UnitId { get; init; }

    /// <summary>How it stood when the affair moved away under it.</summary>
    public Tally? Advice { get; init; }

    /// <summary>The affair has moved to a larger unit since, whose people were not all asked.</summary>
    public bool IsAdvisory { get; init; }

    /// <summary>Null while it runs, and when the affair moved away under it.</summary>
    public VoteResult? Result { get; init; }

    /// <summary>For the motion itself when nobody proposed an option, else one choice an option.</summary>
    public static ImmutableArray<Choice> BallotFor(ImmutableArray<string> options) =>
    [
        .. options.IsEmpty ? [new Choice(ChoiceKind.For)] : options.Select(option => new Choice(ChoiceKind.Option, option)),
        new Choice(ChoiceKind.Against),
        new Choice(ChoiceKind.Abstain),
    ];
}
