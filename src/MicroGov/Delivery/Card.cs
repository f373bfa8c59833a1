using System.Collections.Immutable;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Delivery;

/// <summary>What an affair's card shows: at most 4,096 characters, 1,024 under a photo.</summary>
/// <param name="Photo">A Telegram file id, or null.</param>
public sealed record Card(string Html, IReadOnlyList<IReadOnlyList<Button>> Buttons, string? Photo)
{
    /// <summary>The numbers of those whom it names.</summary>
    public ImmutableHashSet<long> People { get; init; } = Presentation.Html.NoPeople;
}

/// <summary>
/// What a poll asks (https://core.telegram.org/bots/api#sendpoll: question ≤ 300, options ≤ 100 characters each).
/// </summary>
public sealed record PollSheet(string Question, IReadOnlyList<string> Options, IReadOnlyList<IReadOnlyList<Button>> Buttons);

/// <summary>
/// Draws what is sent as it is at the moment of the call. Features draw; Delivery knows none of them, so whoever puts the
/// service together hands their drawing in.
/// </summary>
/// <param name="CardAsync">An affair's card; null when there is no such affair.</param>
/// <param name="PollAsync">The poll of an affair's round; null when that round is no longer running.</param>
public sealed record AffairPainters(
    Func<CardReader, long, Task<Card?>> CardAsync,
    Func<CardReader, long, int, Task<PollSheet?>> PollAsync);
