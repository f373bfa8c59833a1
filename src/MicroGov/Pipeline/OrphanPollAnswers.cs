using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// Answers in polls whose id nobody has told us: Telegram did post the poll, and its answer to us was lost or is on its
/// way. They are kept, and counted as soon as the id is known.
/// </summary>
internal static class OrphanPollAnswers
{
    public static void Keep(UnitOfWork work, PollAnswered polled) => work.OrphanAnswers.Add(new()
    {
        PollId = polled.PollId,
        UpdateId = polled.UpdateId,
        TelegramId = polled.Who!.TelegramId,
        Choice = polled.Choices is [var choice, ..] ? choice : null,
        Name = polled.Who.Name,
        Username = polled.Who.Username,
        LanguageCode = polled.Who.LanguageCode,
        At = work.Now,
    });

    /// <summary>What must be counted before this batch, because it was given before; see <see cref="TakeKnownAsync"/>.</summary>
    public static async Task<List<PollAnswered>> TakeForAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        var any = batch.Any(incoming => incoming is MessageReceived or ButtonPressed)
            ? await work.OrphanAnswers.AnyAsync()
            : await work.OrphanAnswers.AnyInAsync(batch.OfType<PollAnswered>().Select(polled => polled.PollId).Distinct());
        return any ? await TakeKnownAsync(work) : [];
    }

    /// <summary>Answers that can be counted now, in the order in which they were given. They are kept no longer.</summary>
    /// <param name="only">The update of just one of them.</param>
    public static async Task<List<PollAnswered>> TakeKnownAsync(UnitOfWork work, long? only = null)
    {
        var rows = await work.OrphanAnswers.TakeKnownAsync(only);
        return rows.ConvertAll(row => new PollAnswered(row.UpdateId, row.PollId, row.Choice is { } choice ? [choice] : [])
        {
            Who = new Caller(row.TelegramId, row.Name, row.Username, row.LanguageCode),
            IsKept = true,
        });
    }

    /// <summary>Some are kept, and their poll is known to be this affair's, or will be known in a moment.</summary>
    public static async Task<bool> AnySoonKnownAsync(UnitOfWork work, long affairId) =>
        await work.OrphanAnswers.AnyAsync()
        && (await work.OrphanAnswers.AnyKnownAsync(affairId) || await Outbox.AnyPollInDoubtAsync(work));

    /// <summary>
    /// A poll that was posted again, as the first one was not found, may have a twin in the group. When answers come from a
    /// poll that we do not know, none is on its way, and just one vote with such a twin was open when they came and still is,
    /// they belong to that vote.
    /// </summary>
    /// <returns>True when a twin was recognised.</returns>
    public static async Task<bool> RecogniseTwinsAsync(UnitOfWork work)
    {
        var unknown = await work.OrphanAnswers.UnknownAsync();
        if (unknown.Count == 0 || await Outbox.AnyPollOwedAsync(work))
        {
            return false;
        }

        var (running, found) = (new List<(PollRow Poll, DateTimeOffset? Since, DateTimeOffset Until)>(), false);
        foreach (var repeat in await work.Polls.RepeatsAsync())
        {
            if (await work.Affairs.FindAsync(repeat.AffairId) is { } row)
            {
                running.Add(work.Affairs.StateOf(row).Vote is { Result: null } vote && vote.Round == repeat.Round
                    ? (repeat, vote.OpenedAt, DateTimeOffset.MaxValue)
                    // When it ended is not known here, but not after the affair last changed.
                    : (repeat, null, row.ChangedAt));
            }
        }

        foreach (var answers in unknown.GroupBy(kept => kept.PollId))
        {
            var came = answers.First().At;
            if (running.FindAll(one => (one.Since ?? DateTimeOffset.MinValue) <= came && came <= one.Until)
                is [{ Since: not null, Poll: var twin }])
            {
                found = true;
                work.Polls.AddTwin(answers.Key, twin);
            }
        }

        return found;
    }
}
