using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>
/// Reads ahead: what a whole batch is about is fetched in sets before its updates are handled one after the other, so
/// that a thousand ballots cost as many queries as one.
/// </summary>
internal static class BatchPrefetch
{
    public static async Task FetchAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch, FeatureSet features)
    {
        await work.FetchAsync(new Subjects(
            [.. batch.OfType<PollAnswered>().Select(polled => polled.PollId).Distinct()],
            [.. batch.OfType<ButtonPressed>()
                .Select(pressed => features.Buttons.AffairOf(pressed.Data)).Where(id => id != 0).Distinct()],
            [.. batch.Select(incoming => incoming.Where).OfType<ChatPlace>().Where(place => place.IsGroup)
                .Select(place => place.ChatId).Distinct()],
            [.. batch.Where(incoming => incoming is ButtonPressed or MessageReceived)
                .Select(incoming => incoming.Who?.TelegramId).OfType<long>().Distinct()],
            [.. batch.OfType<PollAnswered>().Select(polled => polled.Who!.TelegramId).Distinct()]));
        await MeetVotersAsync(work, batch);
        await work.FetchMembersAsync();
        foreach (var read in features.ReadsAhead)
        {
            await read(work, batch);
        }
    }

    /// <summary>A poll's answers bring crowds whom we have never met; they are written down together.</summary>
    private static async Task MeetVotersAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        var unmet = new Dictionary<long, Caller>();
        foreach (var polled in batch.OfType<PollAnswered>())
        {
            if (await work.PollAsync(polled.PollId) is not null && work.Glimpse(polled.Who!.TelegramId) is null)
            {
                unmet[polled.Who.TelegramId] = polled.Who;
            }
        }

        await PeopleDirectory.MeetAllAsync(work, unmet.Values);
    }
}
