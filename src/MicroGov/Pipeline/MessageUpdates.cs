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
        var spoken = Speech(written, repliedTo);
        if (written.IsAnonymous && spoken is null)
        {
            return;
        }

        var talk = MakesUsSpeak(written, spoken, repliedTo) ? limiter.Decide(work, written) : default;
        if (talk.Verdict == TalkVerdict.Dropped)
        {
            return;
        }

        var context = await ContextAsync(work, written, repliedTo, isPlain: spoken is null or { IsPlain: true });
        if (talk.Verdict == TalkVerdict.Refused)
        {
            AnswerRouter.Enqueue(work, context, ButtonUpdates.TooMuch(talk));
            return;
        }

        if (spoken is null)
        {
            await OverhearAsync(context, written);
            return;
        }

        var answer = written.IsAnonymous ? context.Refuse(Reason.Anonymous)
            : spoken.Command is null ? context.Refuse(Reason.UnknownCommand)
            : await spoken.Command.RunAsync(context, spoken.Arguments);
        var isOurs = context.IsPrivate || spoken.IsAddressed || spoken.Command is not null;
        if (isOurs)
        {
            AnswerRouter.Enqueue(work, context, answer is Answer.Refuse refuse
                ? refuse with { Command = spoken.Command?.Name ?? "help" }
                : answer);
        }
    }

    /// <summary>A command for us, an answer to us, or anything in private; not what neighbours tell each other.</summary>
    private static bool MakesUsSpeak(MessageReceived written, Spoken? spoken, MessageRow? repliedTo) =>
        spoken is not null and not { Command: null, IsAddressed: false }
        || written.Where is { IsGroup: false }
        || repliedTo?.AffairId is not null;

    /// <summary>Who wrote, where, and about which affair, if it is a reply to one.</summary>
    private async Task<CommandContext> ContextAsync(
        UnitOfWork work, MessageReceived written, MessageRow? repliedTo, bool isPlain)
    {
        var affair = repliedTo?.AffairId is { } affairId ? await work.Affairs.FindAsync(affairId) : null;
        var (person, home) = await callers.ArriveAsync(work, written, affair);
        return new CommandContext(work, acts, person, home, written)
        {
            RepliedTo = home is null ? null : affair, IsPlain = isPlain,
        };
    }

    /// <summary>A command, or the answer to a question of ours; null when it is just talk.</summary>
    private Spoken? Speech(MessageReceived written, MessageRow? repliedTo)
    {
        var spoken = features.Commands.Read(written.Text, bot.Username);
        return spoken is null && repliedTo?.Asks is { } asked && !written.Text.StartsWith('/')
            ? features.Commands.Resume(asked, written.Text)
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
