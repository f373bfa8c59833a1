using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Affairs;

/// <summary>Draws an affair's card from its state, in the community's language.</summary>
/// <param name="features">Whose lines and buttons stand on it.</param>
public sealed class CardPainter(Func<FeatureSet> features)
{
    /// <summary>Telegram's limit for a message under a photo, in characters after parsing.</summary>
    private const int LongestCaption = 1_024;

    private const int LongestMessage = 4_096;

    /// <summary>Null when there is no such affair.</summary>
    public async Task<Card?> PaintAsync(CardReader reader, long affairId)
    {
        if (await reader.FindAsync(affairId) is not { Affair: var affair } found)
        {
            return null;
        }

        var texts = Wording.In(found.Language);
        var units = affair.UnitId is null && affair.Vote?.Roll is null ? null : await reader.UnitsAsync(affair.CommunityId);
        var names = await NamesAsync(reader, affair, texts);
        var context = new CardContext(reader.Ballots, affair, found.Terms, texts, names, units)
        {
            JournalHead = found.JournalHead,
        };
        var layout = new CardLayout(features().All);
        var photo = await reader.PhotoAsync(affair);
        return new Card(
            await layout.WriteAsync(context, photo is null ? LongestMessage : LongestCaption),
            layout.Buttons(affair, texts),
            photo) { People = [.. names.Keys] };
    }

    private static async Task<Dictionary<long, Html>> NamesAsync(CardReader reader, Affair affair, Wording texts)
    {
        PersonId?[] shown = [affair.RaisedBy, affair.Doer, affair.Offer?.To, affair.AcceptedBy];
        var people = await reader.PeopleAsync(shown.OfType<PersonId>());
        return people.ToDictionary(person => person.Id, person => person.NameIn(texts));
    }
}
