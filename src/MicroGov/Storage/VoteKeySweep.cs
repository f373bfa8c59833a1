using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Compares the keys of secret votes with the votes: one whose vote is over goes, should the service have been killed between
/// the commit and the removal; a vote whose key is missing is told.
/// </summary>
internal sealed class VoteKeySweep(Database database, VoteKeys keys, DateTimeOffset now)
{
    /// <returns>The affairs whose ballots cannot be opened.</returns>
    public async Task<IReadOnlyList<long>> RunAsync(CancellationToken ct)
    {
        foreach (var round in keys.All())
        {
            await database.WriteAsLeaderAsync(db => SweepAsync(db, round, ct), ct);
        }

        await using var read = await database.OpenAsync(ct);
        // A vote that runs has an end.
        var voting = await (
            from due in read.Deadlines.AsNoTracking()
            where due.Kind == nameof(DeadlineKind.VoteEnds)
            join row in read.Affairs.AsNoTracking() on due.AffairId equals row.Id
            select row).ToListAsync(ct);
        return
        [
            .. voting.Where(row => RunningIn(row) is { } runs && keys.Find(runs) is null).Select(row => row.Id),
        ];
    }

    /// <summary>
    /// The affair is locked meanwhile: one whose vote another replica just opens has its key before it commits.
    /// </summary>
    private async Task<bool> SweepAsync(MicroGovContext db, SecretRound round, CancellationToken ct)
    {
        var row = await new UnitOfWork(db, now, ct).Affairs.FindAsync(round.AffairId);
        if (row is null || (IsReadable(row) && RunningIn(row) != round))
        {
            keys.Erase(round);
        }

        return false;
    }

    private static bool IsReadable(AffairRow row)
    {
        try
        {
            return StateCache.Read(row.Id, row.State) is not null;
        }
        catch (UnknownStateException)
        {
            return false;
        }
    }

    /// <summary>The secret round that runs there.</summary>
    private static SecretRound? RunningIn(AffairRow row) =>
        IsReadable(row) && StateCache.Read(row.Id, row.State) is
        {
            Stage: Stage.Voting, Vote: { Result: null, Rule.Secrecy: Secrecy.Secret } vote,
        }
            ? new(row.Id, vote.Round)
            : null;
}
