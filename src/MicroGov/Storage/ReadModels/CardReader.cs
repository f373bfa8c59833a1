using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>An affair with what its community has chosen: what its card and its polls are drawn from.</summary>
public sealed record CardModel(Affair Affair, string Language, CommunityTerms Terms, string JournalHead);

/// <summary>Reads what a card or a poll is drawn from, at the moment when it is sent or asked for.</summary>
public sealed class CardReader
{
    private readonly MicroGovContext db;
    private readonly CancellationToken ct;

    public CardReader(MicroGovContext db, CancellationToken ct) => (this.db, this.ct) = (db, ct);

    /// <summary>As a transaction has written it so far.</summary>
    public CardReader(UnitOfWork work)
    {
        (db, ct) = (work.Db, work.Ct);
    }

    /// <summary>How the ballots stand.</summary>
    public BallotCounts Ballots => new(db, ct);

    /// <summary>Null when there is no such affair.</summary>
    public async Task<CardModel?> FindAsync(long affairId)
    {
        var found = await (from row in db.Affairs.AsNoTracking()
                           join home in db.Communities.AsNoTracking() on row.CommunityId equals home.Id
                           where row.Id == affairId
                           select new { row.State, home.Language, home.Terms, row.JournalHead }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(
            StateJson.Read<Affair>(found.State),
            found.Language,
            StateJson.Read<CommunityTerms>(found.Terms),
            found.JournalHead);
    }

    /// <summary>Telegram's file id of the first photo that it was raised with; null when there was none.</summary>
    public async Task<string?> PhotoAsync(Affair affair)
    {
        if (affair.RaisedWith.IsEmpty)
        {
            return null;
        }

        var last = affair.RaisedWith[^1];
        return await db.Attachments
            .Where(row => row.AffairId == affair.Id && row.Number <= last && row.Kind == nameof(AttachmentKind.Photo))
            .OrderBy(row => row.Number).Select(row => row.FileId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Null when the community has none but itself.</summary>
    public Task<UnitTree?> UnitsAsync(long communityId) => UnitStore.ReadAsync(db, communityId, ct);

    public Task<List<PersonRow>> PeopleAsync(IEnumerable<PersonId> people)
    {
        var ids = people.Select(person => person.Value).Distinct().ToList();
        return db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync(ct);
    }
}
