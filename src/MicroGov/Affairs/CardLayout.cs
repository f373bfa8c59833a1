using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Affairs;

/// <summary>Puts together what the features write on a card, and the buttons under it.</summary>
internal sealed class CardLayout(IReadOnlyList<Feature> features)
{
    /// <summary>Needed first: what it is, what is asked, how it stands; then the rest as far as there is room.</summary>
    private static readonly CardPlace[] ByNeed =
    [
        CardPlace.Heading, CardPlace.Ask, CardPlace.Counts, CardPlace.Options, CardPlace.Evidence, CardPlace.Excerpt,
        CardPlace.Journal,
    ];

    /// <summary>All lines that fit into <paramref name="limit"/> characters, in reading order.</summary>
    public async Task<string> WriteAsync(CardContext card, int limit)
    {
        var kept = new SortedList<CardPlace, string>();
        var length = 0;
        foreach (var place in ByNeed)
        {
            var block = await BlockAsync(card, place);
            var size = new Html(block).Visible.Length;
            if (size > 0 && length + size + 1 <= limit)
            {
                kept[place] = block;
                length += size + 1;
            }
        }

        return string.Join('\n', kept.Values);
    }

    /// <summary>The buttons that make sense now.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Buttons(Affair affair, Wording texts)
    {
        if (affair.Stage == Stage.Closed)
        {
            return [];
        }

        var more = AffairButton.Draw(affair, AffairButtons.More, texts["button.more"]);
        var rows = features.SelectMany(feature => feature.CardButtons(affair, texts)).ToList();
        return rows is [.. var above, { HasRoom: true } last]
            ? [.. above.Select(row => row.Buttons), [.. last.Buttons, more]]
            : [.. rows.Select(row => row.Buttons), [more]];
    }

    private async Task<string> BlockAsync(CardContext card, CardPlace place)
    {
        var lines = new List<string>();
        foreach (var line in features.SelectMany(feature => feature.CardLines).Where(line => line.Place == place))
        {
            lines.Add(await line.WriteAsync(card));
        }

        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}
