using System.Collections.Immutable;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>Counts ballots in the database, equal ones together: they are never all loaded.</summary>
public sealed class BallotCounts
{
    private readonly MicroGovContext db;
    private readonly CancellationToken ct;

    internal BallotCounts(MicroGovContext db, CancellationToken ct) => (this.db, this.ct) = (db, ct);

    /// <summary>As a transaction has written them so far.</summary>
    public BallotCounts(UnitOfWork work)
    {
        (db, ct) = (work.Db, work.Ct);
    }

    /// <summary>Of a secret vote only who voted: all count as if they had chosen the same.</summary>
    public async Task<BallotProfile> ProfileAsync(long affairId, Vote vote)
    {
        var cast = CastIn(affairId, vote);
        if (vote.Roll is null)
        {
            var groups = await cast.GroupBy(ballot => new { ballot.Choice, ballot.Standing })
                .Select(group => new { group.Key.Choice, group.Key.Standing, Count = group.Count() }).ToListAsync(ct);
            return new([.. groups.Select(group => new BallotGroup(Known(group.Choice), group.Standing, group.Count))]);
        }

        var weighed = await (
            from ballot in cast
            join entry in db.Rolls.AsNoTracking().Where(row => row.AffairId == affairId && row.Round == vote.RollRound)
                on ballot.HouseholdId equals entry.HouseholdId
            group entry by new
            {
                ballot.Choice,
                ballot.Standing,
                entry.UnitId,
            } into equal
            select new
            {
                equal.Key.Choice,
                equal.Key.Standing,
                equal.Key.UnitId,
                Count = equal.Count(),
                Area = equal.Sum(entry => entry.Area),
                Shares = equal.Sum(entry => entry.Shares),
            }).ToListAsync(ct);
        return new([
            .. weighed.Select(group => new BallotGroup(
                Known(group.Choice), group.Standing, group.Count, group.UnitId, group.Area, group.Shares)),
        ]);
    }

    /// <summary>
    /// The box of a secret vote, opened to be counted: its ballots, and those that count in the order of their receipts, which
    /// says nothing of who cast them, or when.
    /// </summary>
    /// <exception cref="VoteKeyLostException">A ballot cannot be opened.</exception>
    public async Task<(BallotProfile Ballots, ImmutableArray<PublishedBallot> Published)> OpenAsync(long affairId, Vote vote)
    {
        var rolls = db.Rolls.AsNoTracking().Where(row => row.AffairId == affairId && row.Round == vote.RollRound);
        var weights = vote.Roll is null ? [] : await rolls.ToDictionaryAsync(row => row.HouseholdId, ct);
        var (groups, published) = (new List<BallotGroup>(), new List<PublishedBallot>());
        foreach (var row in await CastIn(affairId, vote).ToListAsync(ct))
        {
            var (choice, receipt) = Open(row);
            var weight = weights.GetValueOrDefault(row.HouseholdId);
            groups.Add(new(choice, row.Standing, 1, weight?.UnitId ?? 0, weight?.Area ?? 0, weight?.Shares ?? 0));
            if (row.Counted)
            {
                published.Add(new(receipt, choice));
            }
        }

        return (
            BallotProfile.Of(groups), [.. published.OrderBy(ballot => ballot.Receipt, StringComparer.Ordinal)]);
    }

    private IQueryable<BallotRow> CastIn(long affairId, Vote vote) =>
        db.Ballots.AsNoTracking().Where(ballot => ballot.AffairId == affairId && ballot.Round == vote.Round);

    /// <summary>Whoever was left out has nothing to open.</summary>
    private (Marking Choice, string Receipt) Open(BallotRow row) =>
        row.Choice != BallotRow.Sealed ? (new(row.Choice), "")
        : db.VoteKeys.Find(new(row.AffairId, row.Round)) is { } key
            && SecretSeal.OpenBallot(key, BallotKey.Of(row), row.Secret) is { } open ? open
        : throw new VoteKeyLostException();

    private static Marking Known(long choice) => new(choice == BallotRow.Sealed ? 0 : choice);
}
