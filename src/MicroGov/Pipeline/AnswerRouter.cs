using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>
/// Carries an answer to the one person it is for, by the quietest way there is: a toast, a reaction, an ephemeral
/// message, a private one, and only then a reply that the group sees too.
/// </summary>
public static class AnswerRouter
{
    private const long AnswersLane = 0;

    /// <summary>Of the words that were not understood; a whole message of them would not fit beside the sentence.</summary>
    internal const int LongestEcho = 40;

    public static void Enqueue(UnitOfWork work, CommandContext context, Answer answer)
    {
        switch (context.Incoming)
        {
            case ButtonPressed pressed:
                EnqueueToPresser(work, context, pressed, answer);
                break;
            case MessageReceived written:
                EnqueueToWriter(work, context, written, answer);
                break;
            default:
                break;
        }
    }

    private static void EnqueueToPresser(UnitOfWork work, CommandContext context, ButtonPressed pressed, Answer answer)
    {
        Html? toast = answer switch
        {
            Answer.Done done => done.Text,
            Answer.Refuse refuse => Sentence(context, refuse),
            _ => null,
        };
        var said = SpokenWords.Of(context, toast ?? new(""), [], (answer as Answer.Done)?.Tells);
        // Who was erased by this very press is nobody any more.
        work.Enqueue(AnswersLane, new AnswerButton(
            pressed.QueryId, context.Person.IsErased ? null : context.Person.TelegramId, toast is null ? null : said.Html,
            answer is Answer.Refuse)
        {
            Sealed = said.Sealed,
        });
        switch (answer)
        {
            case Answer.Tell { InPlace: true } tell:
                Replace(work, context, pressed, tell);
                break;
            case Answer.Tell tell:
                Tell(work, context, tell, pressed.QueryId, null);
                break;
            case Answer.Ask ask:
                Ask(work, context, ask, null);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes the place of the message whose button was pressed.</summary>
    private static void Replace(UnitOfWork work, CommandContext context, ButtonPressed pressed, Answer.Tell tell)
    {
        var said = SpokenWords.Of(context, tell.Text, tell.Buttons, tell.Tells);
        work.Enqueue(pressed.Where!.ChatId, new EditAnswer(pressed.Where.ChatId, pressed.MessageId, said.Html)
        {
            Buttons = said.Buttons,
            EphemeralMessageId = pressed.EphemeralId,
            UserId = context.Person.TelegramId,
            AffairId = tell.AffairId,
            Sealed = said.Sealed,
        });
    }

    private static void EnqueueToWriter(UnitOfWork work, CommandContext context, MessageReceived written, Answer answer)
    {
        switch (answer)
        {
            case Answer.Done done when !context.IsPrivate && written.EphemeralId is null:
                work.Enqueue(
                    written.Where!.ChatId,
                    new React(written.Where.ChatId, written.MessageId, "👍")
                    {
                        Otherwise = Whispered(
                            context, written.Where, AsTold(done), null, written),
                    });
                break;
            case Answer.Done done:
                Tell(work, context, AsTold(done), null, written);
                break;
            case Answer.Tell tell:
                Tell(work, context, tell, null, written);
                break;
            case Answer.Refuse refuse:
                Tell(work, context, new Answer.Tell(Sentence(context, refuse)), null, written);
                break;
            case Answer.Ask ask:
                Ask(work, context, ask, written);
                break;
            default:
                break;
        }
    }

    private static void Tell(UnitOfWork work, CommandContext context, Answer.Tell tell, string? queryId, MessageReceived? written)
    {
        var user = context.Person.TelegramId;
        if (context.IsPrivate || context.Incoming.Where is not { } where)
        {
            var said = SpokenWords.Of(context, InGroup(context, tell.Text), tell.Buttons, tell.Tells);
            work.Enqueue(user, new PrivateMessage(user, said.Html)
            {
                Buttons = said.Buttons,
                Photo = tell.Photo,
                AffairId = tell.AffairId,
                CanBeAskedAgain = !tell.ReportsAct,
                Sealed = said.Sealed,
            });
            return;
        }

        work.Enqueue(where.ChatId, Whispered(context, where, tell, queryId, written));
    }

    /// <summary>In private, the answer says which group or community it is about.</summary>
    private static Html InGroup(CommandContext context, Html words) => context.Scope switch
    {
        CommandScope.Group => context.Naming(context.Home?.Group.Title, words),
        CommandScope.Community => context.Naming(context.Community?.Title, words),
        _ => words,
    };

    private static Answer.Tell AsTold(Answer.Done done) =>
        new(done.Text) { ReportsAct = true, IsSecret = done.IsSecret, Tells = done.Tells };

    private static PersonalAnswer Whispered(
        CommandContext context, ChatPlace where, Answer.Tell tell, string? queryId, MessageReceived? written)
    {
        var said = SpokenWords.Of(context, tell.Text, tell.Buttons, tell.Tells);
        return new(where.ChatId, context.Person.TelegramId, said.Html)
        {
            AffairId = tell.AffairId,
            Buttons = said.Buttons,
            CanBeAskedAgain = !tell.ReportsAct,
            Sealed = said.Sealed,
            Photo = tell.Photo,
            QueryId = queryId,
            ReplyTo = written is { EphemeralId: null } ? written.MessageId : null,
            EphemeralReplyTo = written?.EphemeralId,
            MayWhisperAnytime = context.Home is { Group: { IsSupergroup: true, BotIsAdministrator: true } },
            CanWriteTo = context.Person.CanBeWrittenTo,
            Aloud = tell.IsSecret ? context.Texts.Say("refusal." + Reason.WriteToMeFirst) : null,
        };
    }

    /// <summary>Where the answer can be written without the group looking on, it is asked for there.</summary>
    private static void Ask(UnitOfWork work, CommandContext context, Answer.Ask ask, MessageReceived? written)
    {
        var (user, where) = (context.Person.TelegramId, context.Incoming.Where);
        var mentioning = new Html($"{context.Person.MentionIn(context.Texts)}: {ask.Text}");
        if (context.IsPrivate || where is null || (written is null && context.Person.CanBeWrittenTo))
        {
            work.Enqueue(user, new PrivateMessage(user, InGroup(context, ask.Text))
            {
                // An affair says by itself which group it is of.
                Asks = ask.AffairId is null ? AskedIn.Write(context.Home?.Group.Id, ask.Asks) : ask.Asks,
                AffairId = ask.AffairId,
                FallBackChatId = context.IsPrivate ? null : where?.ChatId,
                FallBackHtml = context.IsPrivate ? null : mentioning,
            });
            return;
        }

        var html = written is { EphemeralId: null } ? ask.Text : mentioning;
        work.Enqueue(where.ChatId, new PostMessage(where.ChatId, html)
        {
            Asks = ask.Asks,
            AffairId = ask.AffairId,
            ReplyTo = written is { EphemeralId: null } ? written.MessageId : null,
        });
    }

    /// <summary>One kind sentence, and after a typed command a right example.</summary>
    private static Html Sentence(CommandContext context, Answer.Refuse refuse)
    {
        var (refusal, texts) = (refuse.Refusal, context.Texts);
        var values = refusal
            .Details.Select(detail => (detail.Key, (object?)Localized(texts, detail.Key, detail.Value)))
            .ToArray();
        var sentence = texts.Say(
            refusal.Reason == Reason.NotNow ? "refusal.NotNow." + refusal.Details["stage"] : "refusal." + refusal.Reason, values)
            with { People = refusal.Named is { } named ? [named.Value] : Html.NoPeople };
        return refuse.Command is { } command
            ? new($"{sentence} {texts.Say("refusal.example", ("example", refuse.Example ?? texts["example." + command]))}")
            : sentence;
    }

    private static string Localized(Wording texts, string name, string value) =>
        name == "stage" && Enum.TryParse<Stage>(value, out var stage) ? texts["stage." + stage] : Shorten.To(value, LongestEcho);
}
