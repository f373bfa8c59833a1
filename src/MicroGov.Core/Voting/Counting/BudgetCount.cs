using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>What a project was funded for.</summary>
public enum FundedBy
{
    /// <summary>Those who approve of it paid for it out of their shares.</summary>
    EqualShares,

    /// <summary>Most approvals of those that still fitted.</summary>
    MostApprovals,
}

/// <summary>A project that gets its money.</summary>
/// <param name="Project">Its place on the ballot paper.</param>
/// <param name="Cost">In hundredths of the currency.</param>
/// <param name="Approvals">Weight of the ballots that approve of it.</param>
/// <param name="Price">
/// The most that one voter (one unit of weight) paid for it, in hundredths; null unless by equal shares.
/// </param>
/// <param name="Drawn">Between which projects a lot was drawn for this turn; empty when none was needed.</param>
public sealed record Funding(int Project, long Cost, long Approvals, FundedBy By, Fraction? Price, ImmutableArray<int> Drawn);

/// <summary>How a budget is spent.</summary>
/// <param name="Funded">In the order in which they were chosen.</param>
/// <param name="Spent">In hundredths of the currency; never more than the ceiling.</param>
/// <param name="Level">Projects between which a tie was left open, which leaves the rest of the count open; else empty.</param>
public sealed record BudgetCount(ImmutableArray<Funding> Funded, long Spent, ImmutableArray<int> Level)
{
    public static BudgetCount Empty { get; } = new([], 0, []);

    /// <summary>False while <see cref="Level"/> waits for a lot.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsDecided => Level.IsEmpty;

    internal bool Has(int project) => Funded.Any(one => one.Project == project);

    internal BudgetCount With(Funding one) => this with { Funded = Funded.Add(one), Spent = Spent + one.Cost };
}
