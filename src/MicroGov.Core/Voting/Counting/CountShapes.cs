using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// An instant run-off as journals keep it. Like every record here it never changes: a changed one is a new version, and so is
/// every event that it stands in.
/// </summary>
internal sealed record InstantRunoffCountV1(ImmutableArray<InstantRunoffRoundV1> Rounds, int? Winner, ImmutableArray<int> Level)
{
    public static InstantRunoffCountV1? Of(InstantRunoffCount? count) => count is null ? null : new(
        [
            .. count.Rounds.Select(round => new InstantRunoffRoundV1(
                round.Remaining, round.Votes, round.Exhausted, round.Eliminated, round.By, round.Drawn)),
        ],
        count.Winner,
        count.Level);

    public InstantRunoffCount ToCount() => new(
        [
            .. Rounds.Select(round => new InstantRunoffRound(
                round.Remaining, round.Votes, round.Exhausted, round.Eliminated, round.By, round.Drawn)),
        ],
        Winner,
        Level);
}

internal sealed record InstantRunoffRoundV1(
    ImmutableArray<int> Remaining, ImmutableArray<long> Votes, long Exhausted, int? Eliminated,
    LastPlace By, ImmutableArray<int> Drawn);

/// <summary>A Schulze count as journals keep it.</summary>
internal sealed record SchulzeCountV1(
    ImmutableArray<ImmutableArray<long>> Preferred, ImmutableArray<ImmutableArray<long>> Paths,
    ImmutableArray<ImmutableArray<int>> Ranking, int? Winner, ImmutableArray<int> Level, ImmutableArray<int> Drawn)
{
    public static SchulzeCountV1? Of(SchulzeCount? count) =>
        count is null ? null : new(count.Preferred, count.Paths, count.Ranking, count.Winner, count.Level, count.Drawn);

    public SchulzeCount ToCount() => new(Preferred, Paths, Ranking, Winner, Level, Drawn);
}

/// <summary>How a budget is spent, as journals keep it.</summary>
internal sealed record BudgetCountV1(ImmutableArray<FundingV1> Funded, long Spent, ImmutableArray<int> Level)
{
    public static BudgetCountV1? Of(BudgetCount? count) => count is null ? null : new(
        [.. count.Funded.Select(one => new FundingV1(one.Project, one.Cost, one.Approvals, one.By, one.Price, one.Drawn))],
        count.Spent,
        count.Level);

    public BudgetCount ToCount() => new(
        [.. Funded.Select(one => new Funding(one.Project, one.Cost, one.Approvals, one.By, one.Price, one.Drawn))], Spent, Level);
}

internal sealed record FundingV1(int Project, long Cost, long Approvals, FundedBy By, Fraction? Price, ImmutableArray<int> Drawn);
