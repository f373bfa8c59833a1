using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Community;

/// <summary><c>/invite DOOR</c>: a one-time link for one household. <c>/invite all</c>: cards to print, one a household.</summary>
public sealed class InviteCommand(BotIdentity bot) : ChatCommand
{
    public override string Name => "invite";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext turn, ArgumentReader words)
    {
        if (await turn.MayNotAsync<InviteHouseholds>() is { } no)
        {
            return no;
        }

        var community = turn.Community!;
        var door = TypedText.Line(words.TakeAll());
        if (door.Length == 0)
        {
            return turn.Refuse(Reason.NeedsDoor);
        }

        if (door.ToLowerInvariant() is "all" or "全部")
        {
            return await PrintAsync(turn, community);
        }

        if (await HouseholdLookup.ByDoorAsync(turn.Work, community.Id, door) is not { } household)
        {
            return new Answer.Refuse(new Refusal(Reason.NoSuchDoor).With("door", door));
        }

        if (turn.IsOverheard)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        var code = new Codes(turn.Work).Make(community.Id, turn.Person.Id, household.Id, null, Codes.ForHouseholds);
        return new Answer.Tell(turn.Texts.Say(
            "invite.one",
            ("door", household.Door), ("link", LinkOf(code)), ("code", OneTimeCode.Written(code)),
            ("until", turn.When(turn.Work.Now + Codes.ForHouseholds)))) { IsSecret = true };
    }

    /// <summary>https://core.telegram.org/bots/features#deep-linking</summary>
    private string LinkOf(string code) => $"https://t.me/{bot.Username}?start={code}";

    /// <summary>The codes on the cards are as good as keys, so they go to the one who asked and to nobody else.</summary>
    private async Task<Answer> PrintAsync(CommandContext turn, CommunityRow community)
    {
        if (!turn.Person.CanBeWrittenTo)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        var session = turn.Work;
        var tree = await session.UnitsAsync(community.Id);
        var households = await session.Db.Households.AsNoTracking().Where(row => row.CommunityId == community.Id).ToListAsync(session.Ct);
        if (tree is null || households.Count == 0)
        {
            return turn.Refuse(Reason.NoHouseholds);
        }

        // Cards that were printed before and not used yet are good no longer: nobody knows where they lie.
        await session.Db.Codes.Where(row => row.CommunityId == community.Id && row.HouseholdId != null && row.UsedAt == null).ExecuteDeleteAsync(session.Ct);
        var codes = new Codes(session);
        var until = TimeZoneInfo.ConvertTime(session.Now + Codes.ForHouseholds, turn.Zone);
        var cards = households.Select(row => Card(row, tree, codes.Make(community.Id, turn.Person.Id, row.Id, null, Codes.ForHouseholds), until))
            .OrderBy(card => card.Unit, StringComparer.Ordinal).ThenBy(card => card.Door, StringComparer.Ordinal).ToList();
        await turn.SendFileAsync(
            "invitations.pdf", JsonSerializer.SerializeToUtf8Bytes(cards, JournalJson.Options), turn.Texts.Say("invite.all", ("count", cards.Count)),
            new(community.Title, community.Language));
        return new Answer.Done(turn.Texts.Say("done.invite.all", ("count", cards.Count)));
    }

    private SheetCard Card(HouseholdRow row, UnitTree tree, string code, DateTimeOffset until) =>
        new(row.Door, tree.PathOf(row.UnitId).ToString(), new Uri(LinkOf(code)), code, DateOnly.FromDateTime(until.Date.AddDays(-1)));
}
