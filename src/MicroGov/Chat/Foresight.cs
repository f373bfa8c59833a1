using MicroGov.Chat.Presses;
using MicroGov.Storage;

namespace MicroGov.Chat;

/// <summary>
/// Reads ahead: what a whole batch is about is fetched in sets before its updates are handled one after the other, so
/// that a thousand ballots cost as many queries as one.
/// </summary>
internal static class Foresight
{
    public static async Task FetchAsync(Session session, IReadOnlyCollection<Incoming> batch)
    {
        await session.FetchAsync(new Subjects(
            [.. batch.OfType<Polled>().Select(polled => polled.PollId).Distinct()],
            [.. batch.OfType<Pressed>().Select(pressed => PressData.Read(pressed.Data)?.AffairId).OfType<long>().Distinct()],
            [.. batch.Select(incoming => incoming.Where).OfType<Place>().Where(place => place.IsGroup).Select(place => place.ChatId).Distinct()],
            [.. batch.Where(incoming => incoming is Pressed or Written)
                .Select(incoming => incoming.Who?.TelegramId).OfType<long>().Distinct()],
            [.. batch.OfType<Polled>().Select(polled => polled.Who!.TelegramId).Distinct()]));
        await MeetVotersAsync(session, batch);
        await session.FetchMembersAsync();
        await session.FetchBallotsAsync(await KeysAsync(session, batch));
    }

    /// <summary>A poll's answers bring crowds whom we have never met; they are written down together.</summary>
    private static async Task MeetVotersAsync(Session session, IReadOnlyCollection<Incoming> batch)
    {
        var unmet = new Dictionary<long, Caller>();
        foreach (var polled in batch.OfType<Polled>())
        {
            if (await session.PollAsync(polled.PollId) is not null && session.Glimpse(polled.Who!.TelegramId) is null)
            {
                unmet[polled.Who.TelegramId] = polled.Who;
            }
        }

        await Acquaintances.MeetAllAsync(session, unmet.Values);
    }

    private static async Task<HashSet<BallotKey>> KeysAsync(Session session, IEnumerable<Incoming> batch)
    {
        var keys = new HashSet<BallotKey>();
        foreach (var incoming in batch)
        {
            (long AffairId, int Round) vote = incoming switch
            {
                Polled polled when await session.PollAsync(polled.PollId) is { } poll => (poll.AffairId, poll.Round),
                Pressed pressed when PressData.Read(pressed.Data) is { Verb: Verbs.Vote, Numbers: [var round, _] } data => (data.AffairId, round),
                _ => (0L, 0),
            };
            if (vote.AffairId != 0 && session.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                keys.Add(new(vote.AffairId, vote.Round, person.Id));
            }
        }

        return keys;
    }
}
