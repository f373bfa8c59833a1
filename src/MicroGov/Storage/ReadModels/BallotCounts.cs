using System.Collections.Immutable;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
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

    public async Task<BallotProfile> ProfileAsync(long affairId, Vote vote)
    {
        var cast = db.Ballots.AsNoTracking().Where(ballot => ballot.AffairId == affairId && ballot.Round == vote.Round);
        if (vote.Roll is null)
        {
            var groups = await cast.GroupBy(ballot => new { ballot.Choice, ballot.Standing })
                .Select(group => new { group.Key.Choice, group.Key.Standing, Count = group.Count() }).ToListAsync(ct);
            return new([.. groups.Select(group => new BallotGroup(new(group.Choice), group.Standing, group.Count))]);
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
                new(group.Choice), group.Standing, group.Count, group.UnitId, group.Area, group.Shares)),
        ]);
    }

    /// <summary>
    /// The counted ballots of a secret vote in the order of their receipts, which says nothing of who cast them, or when.
    /// </summary>
    public async Task<ImmutableArray<PublishedBallot>> PublishedAsync(long affairId, Vote vote)
    {
        var cast = await db
            .Ballots.AsNoTracking()
            .Where(ballot =>
                ballot.AffairId == affairId && ballot.Round == vote.Round && ballot.Standing == BallotStanding.Counted
            )
            .Select(ballot => new { ballot.Receipt, ballot.Choice })
            .ToListAsync(ct);
        return
        [
            .. cast.OrderBy(ballot => ballot.Receipt, StringComparer.Ordinal)
                .Select(ballot => new PublishedBallot(ballot.Receipt, new(ballot.Choice))),
        ];
    }
}
