using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Pipeline;

/// <summary>
/// Who has made the bot speak how much lately: in memory, for so many people at most, and each replica for what it hears. It is
/// asked before anything is looked up or done. What is decided again, after a collision or a question, is counted once.
/// </summary>
public sealed class TalkLimiter(TalkOptions options, [FromKeyedServices(ElapsedTime.Key)] TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    private readonly BoundedCache<(long Account, bool Pressing), TalkAllowance> people = new(most: 20_000, Remembered, time);

    private readonly BoundedCache<long, TalkDecision> decided = new(most: 10_000, TimeSpan.FromMinutes(10), time);

    /// <summary>Decides about an update, and from then on whatever it owes takes its turn.</summary>
    public TalkDecision Decide(UnitOfWork work, Incoming incoming)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(incoming);
        if (!decided.TryGet(incoming.UpdateId, out var decision))
        {
            decision = Count(incoming, time.GetUtcNow());
            decided.Set(incoming.UpdateId, decision);
        }

        var hasPriority = decision.Verdict != TalkVerdict.Heard || decision.RecentActs <= options.AnsweredFirst;
        work.Deferral = hasPriority ? null : decision.RecentActs;
        return decision;
    }

    private TalkDecision Count(Incoming incoming, DateTimeOffset now)
    {
        var pressing = incoming is ButtonPressed;
        // Whoever writes as a group has one account with all who do, everywhere (https://core.telegram.org/bots/api#message).
        var account = incoming is MessageReceived { IsAnonymous: true } ? incoming.Where!.ChatId : incoming.Who!.TelegramId;
        var key = (account, pressing);
        var before = people.TryGet(key, out var known) ? known : default;
        var (decision, after) = before.Decide(now, pressing ? options.Presses : options.Commands);
        people.Set(key, after);
        return decision;
    }
}
