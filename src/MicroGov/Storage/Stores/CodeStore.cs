using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>One-time codes, of which only hashes are kept, and how often somebody has guessed at them.</summary>
public sealed class CodeStore(UnitOfWork work)
{
    public void Add(OneTimeCodeRow code) => work.Db.Codes.Add(code);

    public async Task<OneTimeCodeRow?> FindAsync(string hash) => await work.Db.Codes.FindAsync([hash], work.Ct);

    /// <summary>Codes of households that were not used yet are good no longer.</summary>
    public Task RevokeUnusedAsync(long communityId) => work.Db.Codes
        .Where(row => row.CommunityId == communityId && row.HouseholdId != null && row.UsedAt == null)
        .ExecuteDeleteAsync(work.Ct);

    /// <summary>Null: they have never guessed wrong.</summary>
    public async Task<GuessRow?> GuessesAsync(long personId) => await work.Db.Guesses.FindAsync([personId], work.Ct);

    public void Add(GuessRow guess) => work.Db.Guesses.Add(guess);
}
