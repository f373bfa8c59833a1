using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Affairs;

/// <summary>
/// <c>/raise TITLE</c>, or several lines: title, then description; with a photo as caption; with nothing it asks.
/// </summary>
public sealed class RaiseCommand : ChatCommand
{
    /// <summary>What a question with this mark asks for.</summary>
    public const string Asks = "raise";

    public override string Name => "raise";

    public override string? Word => "提事";

    /// <summary>It concerns those whose group it is raised in.</summary>
    public override CommandScope Scope => CommandScope.Group;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Home is not { } home)
        {
            return context.Refuse(Reason.UnknownCommunity);
        }

        if (TypedText.IsBlank(words.Rest))
        {
            return new Answer.Ask(context.Texts.Say("ask.raise"), Asks);
        }

        var said = words.Rest;
        var title = words.TakeLine();
        while (TypedText.IsBlank(title))
        {
            title = words.TakeLine();
        }

        if (title.Length > AffairDecider.LongestTitle)
        {
            return new Answer.Refuse(
                new Refusal(Reason.TitleTooLong).With("length", title.Length).With("most", AffairDecider.LongestTitle));
        }

        var description = words.TakeAll();
        if (description.Length > AffairDecider.LongestText)
        {
            return new Answer.Refuse(CommandContext.TooLong(description, AffairDecider.LongestText));
        }

        return await RaiseAsync(context, home, new Raise(context.Me, title, description, context.AttachmentsWith(said)));
    }

    private static async Task<Answer> RaiseAsync(CommandContext context, Home home, Raise act)
    {
        var row = await context.Work.Affairs.CreateAsync(home);
        var answer = await context.ActAsync(row, act, affair => context.Texts.Say("done.raise", ("number", affair.Number)));
        if (answer is not Answer.Done)
        {
            // Refused: the number goes back, as if nothing had been typed.
            context.Work.Affairs.Remove(row);
            home.Community.NextNumber = row.Number;
            return answer;
        }

        context.Work.Enqueue(home.ChatId, new PostCard(home.ChatId) { AffairId = row.Id, ReplyTo = AskedInGroup(context) });
        if (home.Group.BotMayPin)
        {
            context.Work.Enqueue(home.ChatId, new PinCard(home.ChatId, true) { AffairId = row.Id });
        }

        // In the group the card is the answer.
        return (context.IsOverheard ? null : await UnitChoice.OfferAsync(context, home, row))
            ?? (context.IsPrivate ? answer : Answer.Nothing);
    }

    /// <summary>The button under the greeting.</summary>
    public static Task<Answer> PressAsync(CommandContext context, ButtonPressed pressed) => Task.FromResult(
        pressed.Data == ButtonDispatcher.Raise
            ? new Answer.Ask(context.Texts.Say("ask.raise"), Asks)
            : context.Refuse(Reason.ButtonIsOld));

    private static int? AskedInGroup(CommandContext context) =>
        context is { IsPrivate: false, Incoming: MessageReceived { EphemeralId: null } written } ? written.MessageId : null;
}
