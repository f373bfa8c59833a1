using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Affairs;

/// <summary>Draws an affair's card from its state, in the community's language.</summary>
/// <param name="features">Whose lines and buttons stand on it.</param>
public sealed class CardPainter(Func<FeatureSet> features)
{
    /// <summary>Telegram's limit for a message under a photo, in characters after parsing.</summary>
    private const int LongestCaption = 1_024;

    private const int LongestMessage = 4_096;

    /// <summary>Null when there is no such affair.</summary>
    public async Task<Card?> PaintAsync(MicroGovContext db, long affairId, CancellationToken ct)
    {
        var found = await (from row in db.Affairs.AsNoTracking()
                           join home in db.Communities.AsNoTracking() on row.CommunityId equals home.Id
                           where row.Id == affairId
                           select new { row.State, home.Language, home.Terms, row.JournalHead }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var affair = JsonSerializer.Deserialize<Affair>(found.State, JournalJson.Options)!;
        var terms = JsonSerializer.Deserialize<CommunityTerms>(found.Terms, JournalJson.Options)!;
        var texts = Wording.In(found.Language);
        var names = await NamesAsync(db, affair, texts, ct);
        var context = new CardContext(db, affair, terms, texts, names, await UnitsAsync(db, affair, ct))
        {
            JournalHead = found.JournalHead,
            Ct = ct,
        };
        var layout = new CardLayout(features().All);
        var photo = affair.Photos.IsEmpty ? null : affair.Photos[0];
        return new Card(
            await layout.WriteAsync(context, photo is null ? LongestMessage : LongestCaption),
            layout.Buttons(affair, texts),
            photo) { People = [.. names.Keys] };
    }

    /// <summary>Null when it concerns a whole community without units.</summary>
    private static async Task<UnitTree?> UnitsAsync(MicroGovContext db, Affair affair, CancellationToken ct)
    {
        if (affair.UnitId is null && affair.Vote?.Roll is null)
        {
            return null;
        }

        var units = await db.Units.AsNoTracking().Where(row => row.CommunityId == affair.CommunityId)
            .Select(row => new Unit(row.Id, row.ParentId, row.Name)).ToListAsync(ct);
        return units.Count == 0 ? null : UnitTree.Of(units);
    }

    private static async Task<Dictionary<long, Html>> NamesAsync(
        MicroGovContext db, Affair affair, Wording texts, CancellationToken ct)
    {
        PersonId?[] shown = [affair.RaisedBy, affair.Doer, affair.Offer?.To, affair.AcceptedBy];
        var ids = shown.OfType<PersonId>().Select(person => person.Value).Distinct().ToList();
        return await db.People.AsNoTracking().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.NameIn(texts), ct);
    }
}
