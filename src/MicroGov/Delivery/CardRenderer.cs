using System.Security.Cryptography;
using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>A card as it is drawn for a call, and what is known of the one that stands in the group.</summary>
/// <param name="Shows">What it shows, in brief: equal when nothing would change.</param>
/// <param name="ShowedBefore">What the one in the group was known to show when this one was drawn.</param>
internal sealed record DrawnCard(
    long AffairId, CardEdition Edition, Card Card, string Shows, int? MessageId, bool HasPhoto, string ShowedBefore);

/// <summary>An affair's card: drawn from the state at the moment of the call.</summary>
internal sealed class CardRenderer(Database database, AffairPainters painters, TimeProvider time)
{
    /// <summary>
    /// Affairs whose photo Telegram did not take; their cards are posted as text. Of one that is forgotten the photo is tried
    /// again.
    /// </summary>
    private readonly BoundedCache<long, bool> refusedPhotos = new(most: 1_000, TimeSpan.FromDays(1), time);

    /// <summary>Null when there is no such affair, or it lives in another group by now.</summary>
    public async Task<DrawnCard?> DrawAsync(long? affairId, long chatId, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        // The versions first: a change between the two reads leaves the card stale rather than wrongly fresh.
        var row = await db.Affairs.Where(affair => affair.Id == affairId)
            .Where(affair => db.Groups.Any(group => group.Id == affair.GroupId && group.ChatId == chatId))
            .Join(db.Communities, affair => affair.CommunityId, community => community.Id, (affair, community) => new
            {
                affair.Id, affair.Version, Community = community.Version,
                affair.CardMessageId, affair.CardHasPhoto, affair.CardShows,
            })
            .SingleOrDefaultAsync(ct);
        return row is not null && await painters.CardAsync(new(db, ct), row.Id) is { } card
            ? new(row.Id, new(row.Version, row.Community), card, Shows(card), row.CardMessageId, row.CardHasPhoto, row.CardShows)
            : null;
    }

    /// <summary>The photo to post it with; null when it has none, or Telegram did not take it.</summary>
    public string? PhotoOf(DrawnCard drawn) => refusedPhotos.TryGet(drawn.AffairId, out _) ? null : drawn.Card.Photo;

    public void PhotoWasRefused(DrawnCard drawn) => refusedPhotos.Set(drawn.AffairId, true);

    private static string Shows(Card card) =>
        Convert.ToHexString(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(new { card.Html, card.Buttons }, JournalJson.Options)));
}
