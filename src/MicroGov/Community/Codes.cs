using MicroGov.Core;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>One-time codes: making them, and finding out what one that was typed is good for.</summary>
internal sealed class Codes(UnitOfWork work)
{
    /// <summary>Long enough for cards that lie in letter boxes.</summary>
    public static readonly TimeSpan ForHouseholds = TimeSpan.FromDays(30);

    public static readonly TimeSpan ForGroups = TimeSpan.FromDays(1);

    /// <summary>More wrong ones than this in an hour, and nobody listens for the rest of it.</summary>
    private const int MostWrong = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The code itself; only its hash is kept.</summary>
    public string Make(long communityId, long by, long? householdId, long? unitId, TimeSpan validFor)
    {
        var code = OneTimeCode.Make();
        work.Db.Codes.Add(new()
        {
            Hash = OneTimeCode.HashOf(code),
            CommunityId = communityId,
            HouseholdId = householdId,
            UnitId = unitId,
            MadeBy = by,
            ExpiresAt = work.Now + validFor,
        });
        return code;
    }

    /// <summary>The code's row, or why it is not good. Each that is none is counted against whoever tried it.</summary>
    public async Task<Result<OneTimeCodeRow>> FindAsync(long personId, string code)
    {
        var guess = await work.Db.Guesses.FindAsync([personId], work.Ct);
        if (guess is { Wrong: >= MostWrong } && work.Now - guess.Since < Window)
        {
            return Reason.TooManyGuesses;
        }

        var row = await work.Db.Codes.FindAsync([OneTimeCode.HashOf(code)], work.Ct);
        if (row is not null)
        {
            return row.UsedAt is not null ? Reason.CodeUsed : row.ExpiresAt <= work.Now ? Reason.CodeExpired : row;
        }

        if (guess is null)
        {
            work.Db.Guesses.Add(new() { PersonId = personId, Wrong = 1, Since = work.Now });
        }
        else
        {
            (guess.Wrong, guess.Since) = work.Now - guess.Since < Window ? (guess.Wrong + 1, guess.Since) : (1, work.Now);
        }

        return Reason.NoSuchCode;
    }
}
