using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Delivery;

/// <summary>
/// What a message really says, when it tells somebody what they chose in a secret vote: sealed under the vote's key, so that the
/// row tells nobody else. Once the vote is over the message says what stands in its clear text instead.
/// </summary>
/// <param name="Sealed">Text and buttons, sealed.</param>
public sealed record SealedWords(long AffairId, int Round, string Sealed)
{
    /// <summary>Null when the round has no key any more.</summary>
    public static SealedWords? Of(
        UnitOfWork work, SecretRound round, Html html, IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        ArgumentNullException.ThrowIfNull(work);
        var words = JsonSerializer.Serialize(new OpenedWords(html.Value, buttons), JournalJson.Options);
        return work.Ballots.SealWords(round, words) is { } closed ? new(round.AffairId, round.Round, closed) : null;
    }

    /// <summary>Null when the vote is over.</summary>
    internal OpenedWords? Open(VoteKeys keys) =>
        keys.Find(new(AffairId, Round)) is { } key && SecretSeal.OpenWords(key, Sealed) is { } words
            ? JsonSerializer.Deserialize<OpenedWords>(words, JournalJson.Options)
            : null;
}

/// <summary>A text and its buttons, as they are sent.</summary>
internal sealed record OpenedWords(string Html, IReadOnlyList<IReadOnlyList<Button>> Buttons)
{
    public Html Text => new(Html);
}
