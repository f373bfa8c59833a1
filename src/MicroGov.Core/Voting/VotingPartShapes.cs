using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rolls;

namespace MicroGov.Core.Voting;

/// <summary>
/// A line on the ballot as journals keep it. Like every record here it never changes: a changed one is a new version, and so is
/// every event that it stands in.
/// </summary>
internal sealed record ChoiceV1(ChoiceKind Kind, string Text, long? Cost)
{
    public static ImmutableArray<ChoiceV1> Of(ImmutableArray<Choice> choices) =>
        [.. choices.Select(one => new ChoiceV1(one.Kind, one.Text, one.Cost))];

    public static ImmutableArray<Choice> ToChoices(ImmutableArray<ChoiceV1> stored) =>
        [.. stored.Select(one => new Choice(one.Kind, one.Text, one.Cost))];
}

/// <summary>Who could vote, as journals keep it: what each unit weighs, and nobody's name or number.</summary>
internal sealed record RollV1(ImmutableArray<RollPartV1> Parts, string Digest)
{
    public static RollV1? Of(Roll? roll) => roll is null ? null : new(
        [.. roll.Parts.Select(part => new RollPartV1(part.UnitId, part.Under, part.Heads, part.Area, part.Shares))], roll.Digest);

    public Roll ToRoll() =>
        new([.. Parts.Select(part => new RollPart(part.UnitId, part.Under, part.Heads, part.Area, part.Shares))], Digest);
}

internal sealed record RollPartV1(long UnitId, long Under, int Heads, long Area, long Shares);

/// <summary>A counted ballot of a secret vote as journals keep it: under its receipt, and not under who cast it.</summary>
internal sealed record PublishedBallotV1(string Receipt, Marking Choice)
{
    public static ImmutableArray<PublishedBallotV1>? Of(ImmutableArray<PublishedBallot>? published) =>
        published is { } all ? [.. all.Select(one => new PublishedBallotV1(one.Receipt, one.Choice))] : null;

    public static ImmutableArray<PublishedBallot>? ToPublished(ImmutableArray<PublishedBallotV1>? stored) =>
        stored is { } all ? [.. all.Select(one => new PublishedBallot(one.Receipt, one.Choice))] : null;
}
