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

    public static void Enqueue(UnitOfWork session, CommandContext turn, Answer answer)
    {
        switch (turn.Incoming)
        {
            case ButtonPressed pressed:
                EnqueueToPresser(session, turn, pressed, answer);
                break;
            case MessageReceived written:
                EnqueueToWriter(session, turn, written, answer);
                break;
            default:
                break;
        }
    }

    private static void EnqueueToPresser(UnitOfWork session, CommandContext turn, ButtonPressed pressed, Answer answer)
    {
        Html? toast = answer switch
        {
            Answer.Done done => done.Text,
            Answer.Refuse refuse => Sentence(turn, refuse),
            _ => null,
        };
        // Who was erased by this very press is nobody any more.
        session.Enqueue(AnswersLane, new AnswerButton(
            pressed.QueryId, turn.Person.IsErased ? null : turn.Person.TelegramId, toast, answer is Answer.Refuse));
        switch (answer)
        {
            case Answer.Tell { InPlace: true } tell:
                session.Enqueue(pressed.Where!.ChatId, new EditAnswer(pressed.Where.ChatId, pressed.MessageId, tell.Text)
                {
                    Buttons = tell.Buttons,
                    EphemeralMessageId = pressed.EphemeralId,
                    UserId = turn.Person.TelegramId,
                    AffairId = tell.AffairId,
                });
                break;
            case Answer.Tell tell:
                Tell(session, turn, tell, pressed.QueryId, null);
                break;
            case Answer.Ask ask:
                Ask(session, turn, ask, null);
                break;
            default:
                break;
        }
    }

    private static void EnqueueToWriter(UnitOfWork session, CommandContext turn, MessageReceived written, Answer answer)
    {
        switch (answer)
        {
            case Answer.Done done when !turn.IsPrivate && written.EphemeralId is null:
                session.Enqueue(written.Where!.ChatId, new React(written.Where.ChatId, written.MessageId, "👍")
                {
                    Otherwise = Whispered(turn, written.Where, new Answer.Tell(done.Text) { IsSecret = done.IsSecret }, null, written),
                });
                break;
            case Answer.Done done:
                Tell(session, turn, new Answer.Tell(done.Text) { IsSecret = done.IsSecret }, null, written);
                break;
            case Answer.Tell tell:
                Tell(session, turn, tell, null, written);
                break;
            case Answer.Refuse refuse:
                Tell(session, turn, new Answer.Tell(Sentence(turn, refuse)), null, written);
                break;
            case Answer.Ask ask:
                Ask(session, turn, ask, written);
                break;
            default:
                break;
        }
    }

    private static void Tell(UnitOfWork session, CommandContext turn, Answer.Tell tell, string? queryId, MessageReceived? written)
    {
        var user = turn.Person.TelegramId;
        if (turn.IsPrivate || turn.Incoming.Where is not { } where)
        {
            session.Enqueue(user, new PrivateMessage(user, tell.Text)
            {
                Buttons = tell.Buttons,
                Photo = tell.Photo,
                AffairId = tell.AffairId,
            });
            return;
        }

        session.Enqueue(where.ChatId, Whispered(turn, where, tell, queryId, written));
    }

    private static PersonalAnswer Whispered(CommandContext turn, ChatPlace where, Answer.Tell tell, string? queryId, MessageReceived? written) =>
        new(where.ChatId, turn.Person.TelegramId, tell.Text)
        {
            AffairId = tell.AffairId,
            Buttons = tell.Buttons,
            Photo = tell.Photo,
            QueryId = queryId,
            ReplyTo = written is { EphemeralId: null } ? written.MessageId : null,
            EphemeralReplyTo = written?.EphemeralId,
            MayWhisperAnytime = turn.Home is { Group: { IsSupergroup: true, BotIsAdministrator: true } },
            CanWriteTo = turn.Person.CanBeWrittenTo,
            Aloud = tell.IsSecret ? turn.Texts.Say("refusal." + Reason.WriteToMeFirst) : null,
        };

    /// <summary>Where the answer can be written without the group looking on, it is asked for there.</summary>
    private static void Ask(UnitOfWork session, CommandContext turn, Answer.Ask ask, MessageReceived? written)
    {
        var (user, where) = (turn.Person.TelegramId, turn.Incoming.Where);
        var mentioning = new Html($"{turn.Person.MentionIn(turn.Texts)}: {ask.Text}");
        if (turn.IsPrivate || where is null || (written is null && turn.Person.CanBeWrittenTo))
        {
            session.Enqueue(user, new PrivateMessage(user, ask.Text)
            {
                Asks = ask.Asks,
                AffairId = ask.AffairId,
                FallBackChatId = turn.IsPrivate ? null : where?.ChatId,
                FallBackHtml = turn.IsPrivate ? null : mentioning,
            });
            return;
        }

        var html = written is { EphemeralId: null } ? ask.Text : mentioning;
        session.Enqueue(where.ChatId, new PostMessage(where.ChatId, html)
        {
            Asks = ask.Asks,
            AffairId = ask.AffairId,
            ReplyTo = written is { EphemeralId: null } ? written.MessageId : null,
        });
    }

    /// <summary>One kind sentence, and after a typed command a right example.</summary>
    private static Html Sentence(CommandContext turn, Answer.Refuse refuse)
    {
        var (refusal, texts) = (refuse.Refusal, turn.Texts);
        var values = refusal.Details.Select(detail => (detail.Key, (object?)Localized(texts, detail.Key, detail.Value))).ToArray();
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
