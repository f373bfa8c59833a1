using MicroGov.Chat.Residents;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;

namespace MicroGov.Chat.Commands;

/// <summary><c>/invite DOOR</c>: a one-time link for one household. <c>/invite all</c>: cards to print, one a household.</summary>
public sealed class InviteCommand(BotIdentity bot) : ChatCommand
{
    public override string Name => "invite";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(Turn turn, Words words)
    {
        if (await turn.MayNotAsync(new InviteHouseholds(turn.Me)) is { } no)
        {
            return no;
        }

        var community = turn.Community!;
        var door = Typed.Line(words.TakeAll());
        if (door.Length == 0)
        {
            return turn.Refuse(Reason.NeedsDoor);
        }

        if (await new Belonging(turn.Session).HouseholdAsync(community.Id, door) is not { } household)
        {
            return new Answer.Refuse(new Refusal(Reason.NoSuchDoor).With("door", door));
        }

        var code = new Codes(turn.Session).Make(community.Id, turn.Person.Id, household.Id, null, Codes.ForHouseholds);
        return new Answer.Tell(turn.Texts.Say(
            "invite.one",
            ("door", household.Door), ("link", LinkOf(code)), ("code", OneTimeCode.Written(code)),
            ("until", turn.When(turn.Session.Now + Codes.ForHouseholds))));
    }

    /// <summary>https://core.telegram.org/bots/features#deep-linking</summary>
    private string LinkOf(string code) => $"https://t.me/{bot.Username}?start={code}";
}
