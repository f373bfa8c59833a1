using MicroGov.Chat.Residents;
using MicroGov.Core.Affairs;
using MicroGov.Delivery;

namespace MicroGov.Chat.Commands;

/// <summary><c>/raise TITLE</c>, or several lines: title, then description; with a photo as caption; with nothing it asks.</summary>
public sealed class RaiseCommand : ChatCommand
{
    /// <summary>What a question with this mark asks for.</summary>
    public const string Asks = "raise";

    public override string Name => "raise";

    public override string? Word => "提事";

    public override async Task<Answer> RunAsync(Turn turn, Words words)
    {
        if (turn.Home is not { } home)
        {
            return turn.Refuse(Reason.UnknownCommunity);
        }

        if (Typed.IsBlank(words.Rest))
        {
            return new Answer.Ask(turn.Texts.Say("ask.raise"), Asks);
        }

        var title = words.TakeLine();
        while (Typed.IsBlank(title))
        {
            title = words.TakeLine();
        }

        if (title.Length > Deciding.LongestTitle)
        {
            return new Answer.Refuse(
                new Refusal(Reason.TitleTooLong).With("length", title.Length).With("most", Deciding.LongestTitle));
        }

        var description = words.TakeAll();
        if (description.Length > Deciding.LongestText)
        {
            return new Answer.Refuse(Turn.TooLong(description, Deciding.LongestText));
        }

        var row = await turn.Session.CreateAffairAsync(home);
        var answer = await turn.ActAsync(
            row,
            new Raise(turn.Me, title, description, turn.PhotosToKeep),
            affair => turn.Texts.Say("done.raise", ("number", affair.Number)));
        if (answer is not Answer.Done)
        {
            // Refused: the number goes back, as if nothing had been typed.
            turn.Session.Remove(row);
            home.Community.NextNumber = row.Number;
            return answer;
        }

        turn.Session.Owe(home.ChatId, new PostCard(home.ChatId) { AffairId = row.Id, ReplyTo = AskedInGroup(turn) });
        if (home.Group.BotMayPin)
        {
            turn.Session.Owe(home.ChatId, new PinCard(home.ChatId, true) { AffairId = row.Id });
        }

        // In the group the card is the answer.
        return (turn.IsOverheard ? null : await Concerned.OfferAsync(turn, home, row)) ?? (turn.IsPrivate ? answer : Answer.Nothing);
    }

    private static int? AskedInGroup(Turn turn) =>
        turn is { IsPrivate: false, Incoming: Written { EphemeralId: null } written } ? written.MessageId : null;
}
