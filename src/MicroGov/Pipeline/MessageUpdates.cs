using MicroGov.Core;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>What somebody wrote: a command, the answer to a question of ours, a reply to an affair, or just talk.</summary>
public sealed class MessageUpdates(
    FeatureSet features, CallerResolver callers, ActPipeline acts, BotIdentity bot, TalkLimiter limiter)
{
    public async Task HearAsync(UnitOfWork work, MessageReceived written)
    {
        var repliedTo = written.ReplyTo is { } id
            ? await work.Messages.FindAsync(written.Where!.ChatId, id)
            : null;
        var (askedIn, asks) = repliedTo?.Asks is { } stored ? AskedIn.Read(stored) : (null, null);
        var spoken = Speech(written, asks);
        if (written.IsAnonymous && spoken is null)
        {
            return;
        }

        var isForUs = MakesUsSpeak(written, spoken, repliedTo);
        var talk = isForUs ? limiter.Decide(work, written) : default;
        if (talk.Verdict == TalkVerdict.Dropped)
        {
            return;
        }

        var affair = repliedTo?.AffairId is { } affairId ? await work.Affairs.FindAsync(affairId) : null;
        var arrival = await callers.ArriveAsync(work, written, new()
        {
            RepliedTo = affair,
            NamesAffair = spoken is null or { IsPlain: true } or { Command: AffairCommand },
            AskedIn = spoken is { IsPlain: true } ? askedIn : null,
            Scope = ScopeOf(spoken),
            IsForUs = isForUs,
        });
        if (talk.Verdict == TalkVerdict.Refused)
        {
            AnswerRouter.Enqueue(work, ContextOf(work, arrival, written, spoken), ButtonUpdates.TooMuch(talk));
            return;
        }

        await ObeyAsync(work, arrival, written, spoken, asks);
    }

    /// <summary>Does what was written before, now that it is known which group it is for.</summary>
    /// <param name="asks">What it answers, if it is the answer to a question; it is as trustworthy as what they type.</param>
    public Task ObeyAsync(UnitOfWork work, Arrival arrival, MessageReceived written, string? asks) =>
        ObeyAsync(work, arrival, written, Speech(written, asks), asks);

    private async Task ObeyAsync(UnitOfWork work, Arrival arrival, MessageReceived written, Spoken? spoken, string? asks)
    {
        var context = ContextOf(work, arrival, written, spoken);
        if (spoken is null)
        {
            await OverhearAsync(context, written);
            return;
        }

        var answer = written.IsAnonymous ? context.Refuse(Reason.Anonymous)
            : spoken.Command is null ? context.Refuse(Reason.UnknownCommand)
            : await spoken.Command.RunAsync(context, spoken.Arguments);
        if (answer is Answer.Refuse { Refusal.Reason: Reason.UnknownCommunity } && arrival.Choice.Count > 0)
        {
            await GroupQuestion.AskAsync(work, context, written, spoken.IsPlain ? asks : null);
            return;
        }

        var isOurs = context.IsPrivate || spoken.IsAddressed || spoken.Command is not null;
        if (isOurs)
        {
            AnswerRouter.Enqueue(work, context, answer is Answer.Refuse refuse
                ? refuse with { Command = ExampleFor(refuse, spoken) }
                : answer);
        }
    }

    /// <summary>Whose group is not known is shown how it becomes known, and not what they have typed already.</summary>
    private static string ExampleFor(Answer.Refuse refuse, Spoken spoken) =>
        refuse.Refusal.Reason == Reason.UnknownCommunity ? "me" : spoken.Command?.Name ?? "help";

    /// <summary>A command for us, an answer to us, or anything in private; not what neighbours tell each other.</summary>
    private static bool MakesUsSpeak(MessageReceived written, Spoken? spoken, MessageRow? repliedTo) =>
        spoken is not null and not { Command: null, IsAddressed: false }
        || written.Where is { IsGroup: false }
        || repliedTo?.AffairId is not null;

    private CommandContext ContextOf(UnitOfWork work, Arrival arrival, MessageReceived written, Spoken? spoken) =>
        new(work, acts, arrival.Person, arrival.Home, written)
        {
            RepliedTo = arrival.RepliedTo,
            IsPlain = spoken is null or { IsPlain: true },
            Choice = arrival.Choice,
            Scope = ScopeOf(spoken),
        };

    private static CommandScope ScopeOf(Spoken? spoken) => spoken?.Command?.Scope ?? CommandScope.Community;

    /// <summary>A command, or the answer to a question of ours; null when it is just talk.</summary>
    private Spoken? Speech(MessageReceived written, string? asks)
    {
        var spoken = features.Commands.Read(written.Text, bot.Username);
        return spoken is null && asks is not null && !written.Text.StartsWith('/')
            ? features.Commands.Resume(asks, written.Text)
            : spoken;
    }

    /// <summary>
    /// Plain words: what a command makes of them when they reply to an affair, a hint in private, else none of our business.
    /// </summary>
    private async Task OverhearAsync(CommandContext context, MessageReceived written)
    {
        if (context.RepliedTo is { } row && written.Text.Length > 0 && !written.Text.StartsWith('/'))
        {
            if (features.Commands.ForPlainReply(context.Work.Affairs.StateOf(row)) is { } command)
            {
                AnswerRouter.Enqueue(context.Work, context, await command.RunAsync(context, new ArgumentReader(written.Text)));
            }
        }
        else if (context.IsPrivate)
        {
            var hint = new Answer.Refuse(new Refusal(Reason.UnknownCommand)) { Command = "help" };
            AnswerRouter.Enqueue(context.Work, context, hint);
        }
    }
}
