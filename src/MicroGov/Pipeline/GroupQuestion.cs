using System.Globalization;
using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>
/// Which group a private command is for, where it could be several: one button a group. The command waits as the number of its
/// message, without its words, for an hour; the press that names a group does it as Telegram brings it along, exactly once.
/// </summary>
public sealed class GroupQuestion(PrivateGroups privately, MessageUpdates messages)
{
    /// <summary>What a group's button sends back, with the group and what the command answers: <c>w:GROUP:ASKS</c>.</summary>
    private const string Which = "w:";

    /// <summary>From now on this group; 0 is none: <c>k:GROUP</c>.</summary>
    private const string Keep = "k:";

    private const int LongestTitle = 40, LongestAsks = 40;

    /// <summary>A keyboard has room for a hundred buttons.</summary>
    private const int MostGroups = 90;

    /// <summary>Who has not answered by then has something else in mind.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromHours(1);

    /// <summary>Asks, and notes that the command waits.</summary>
    /// <param name="asks">What it answers, where it is the answer to a question.</param>
    internal static async Task AskAsync(UnitOfWork work, CommandContext context, MessageReceived command, string? asks)
    {
        var account = context.Person.TelegramId;
        await work.Messages.NotePendingAsync(account, command.MessageId, work.Now - Waits);
        var tail = asks is { Length: <= LongestAsks } ? asks : "";
        work.Enqueue(account, new PrivateMessage(account, context.Texts.Say("ask.which-group"))
        {
            ReplyTo = command.MessageId,
            Buttons =
            [
                .. context.Choice.Take(MostGroups).Select(home => (IReadOnlyList<Button>)
                [
                    new(
                        Shorten.To(home.Group.Title, LongestTitle),
                        string.Create(CultureInfo.InvariantCulture, $"{Which}{home.Group.Id}:{tail}")),
                ]),
            ],
        });
    }

    /// <summary>The button that ends a choice; it stands where the choice is shown.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> EndChoice(Wording texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [[new(texts["button.ask-each-time"], Keep + "0")]];
    }

    /// <summary>The answer to a press; null when the button is none of these.</summary>
    public async Task<Answer?> PressAsync(CommandContext context, ButtonPressed pressed)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pressed);
        return pressed.Data.StartsWith(Which, StringComparison.Ordinal) ? await ChooseAsync(context, pressed)
            : pressed.Data.StartsWith(Keep, StringComparison.Ordinal) ? await KeepAsync(context, pressed)
            : null;
    }

    private async Task<Answer> ChooseAsync(CommandContext context, ButtonPressed pressed)
    {
        if (!IsTheirOwn(context, pressed)
            || pressed.Data.Split(':', 3) is not [_, var number, var asks]
            || NumberOf(number) is not { } group
            || pressed.Original is not { } command
            || command.Who!.TelegramId != context.Person.TelegramId)
        {
            return context.Refuse(Reason.QuestionIsOver);
        }

        if (await FindAsync(context, group) is not { } home)
        {
            return context.Refuse(Reason.Outsider);
        }

        var (work, account) = (context.Work, context.Person.TelegramId);
        if (!await work.Messages.TakePendingAsync(account, command.MessageId, work.Now - Waits))
        {
            return context.Refuse(Reason.QuestionIsOver);
        }

        await messages.ObeyAsync(work, new Arrival(context.Person, home), command, asks.Length == 0 ? null : asks);
        return new Answer.Tell(context.Texts.Say("which-group.chosen", ("group", home.Group.Title)))
        {
            InPlace = true,
            Buttons = context.Person.GroupId == group
                ? []
                :
                [
                    [
                        new(
                            context.Texts["button.keep-group"],
                            Keep + group.ToString(CultureInfo.InvariantCulture)),
                    ],
                ],
        };
    }

    /// <summary>They chose, and from now on are asked no more; or are asked again.</summary>
    private async Task<Answer> KeepAsync(CommandContext context, ButtonPressed pressed)
    {
        if (!IsTheirOwn(context, pressed) || NumberOf(pressed.Data[Keep.Length..]) is not { } group)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (group == 0)
        {
            context.Person.GroupId = null;
            return new Answer.Done(context.Texts.Say("done.ask-each-time"));
        }

        if (await FindAsync(context, group) is not { } home)
        {
            return context.Refuse(Reason.Outsider);
        }

        context.Person.GroupId = group;
        return new Answer.Tell(context.Texts.Say("which-group.kept", ("group", home.Group.Title)))
        {
            InPlace = true, Buttons = EndChoice(context.Texts),
        };
    }

    private async Task<Home?> FindAsync(CommandContext context, long group) =>
        (await privately.OfAsync(context.Work, context.Person)).FirstOrDefault(home => home.Group.Id == group);

    /// <summary>Pressed in their own private chat, on a message that has this button as far as Telegram shows it.</summary>
    private static bool IsTheirOwn(CommandContext context, ButtonPressed pressed) =>
        context.IsPrivate && pressed.Where!.ChatId == context.Person.TelegramId && pressed.IsOnMessage != false;

    private static long? NumberOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
