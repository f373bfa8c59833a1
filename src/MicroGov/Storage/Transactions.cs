namespace MicroGov.Storage;

/// <summary>Units of work in transactions of their own.</summary>
public static class Transactions
{
    /// <summary>
    /// Decides, and commits unless something must be asked of Telegram first (<see cref="UnitOfWork.Lookups"/>): then nothing
    /// has happened.
    /// </summary>
    /// <param name="asLeader">Only the elected replica may commit it.</param>
    /// <param name="began">Answers of Telegram from then on, in elapsed time, are fresh enough.</param>
    public static async Task<UnitOfWork> RunAsync(
        this Database database, Func<UnitOfWork, Task> decideAsync, bool asLeader, ElapsedTime time, DateTimeOffset began,
        CancellationToken ct)
    {
        UnitOfWork? work = null;
        var keys = default(VoteKeys);
        var isCommitted = await (asLeader ? database.WriteAsLeaderAsync(TryAsync, ct) : database.WriteAsync(TryAsync, ct));
        if (isCommitted)
        {
            work!.EndedSecretRounds.ForEach(round => keys!.Erase(round));
        }

        return work!;

        async Task<bool> TryAsync(MicroGovContext db)
        {
            work = new(db, time.Wall.GetUtcNow(), ct, new(began)) { QueuedAt = time.GetUtcNow() };
            keys = db.VoteKeys;
            await decideAsync(work);
            if (!work.Lookups.Any)
            {
                await work.SaveAsync();
            }

            return !work.Lookups.Any;
        }
    }
}
