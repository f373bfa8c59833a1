using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>
/// <c>/invite DOOR</c>: a one-time link for one household. <c>/invite all</c>: cards to print, one a household.
/// </summary>
public sealed class InviteCommand(BotIdentity bot) : ChatCommand
{
    public override string Name => "invite";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (await context.MayNotAsync<InviteHouseholds>() is { } no)
        {
            return no;
        }

        var community = context.Community!;
        var door = TypedText.Line(words.TakeAll());
        if (door.Length == 0)
        {
            return context.Refuse(Reason.NeedsDoor);
        }

        if (door.ToLowerInvariant() is "all" or "全部")
        {
            return await PrintAsync(context, community);
        }

        if (await context.Work.Households.FindAsync(community.Id, door) is not { } household)
        {
            return new Answer.Refuse(new Refusal(Reason.NoSuchDoor).With("door", door));
        }

        if (context.IsOverheard)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        var code = new Codes(context.Work).Make(community.Id, context.Person.Id, household.Id, null, Codes.ForHouseholds);
        return new Answer.Tell(context.Texts.Say(
            "invite.one",
            ("door", household.Door), ("link", LinkOf(code)), ("code", OneTimeCode.Written(code)),
            ("until", context.When(context.Work.Now + Codes.ForHouseholds)))) { IsSecret = true };
    }

    /// <summary>https://core.telegram.org/bots/features#deep-linking</summary>
    private string LinkOf(string code) => $"https://t.me/{bot.Username}?start={code}";

    /// <summary>The codes on the cards are as good as keys, so they go to the one who asked and to nobody else.</summary>
    private async Task<Answer> PrintAsync(CommandContext context, CommunityRow community)
    {
        if (!context.Person.CanBeWrittenTo)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        var work = context.Work;
        var tree = await work.Units.TreeAsync(community.Id);
        var households = await work.Households.AllAsync(community.Id);
        if (tree is null || households.Count == 0)
        {
            return context.Refuse(Reason.NoHouseholds);
        }

        // Cards that were printed before and not used yet are good no longer: nobody knows where they lie.
        await work.Codes.RevokeUnusedAsync(community.Id);
        var codes = new Codes(work);
        var until = TimeZoneInfo.ConvertTime(work.Now + Codes.ForHouseholds, context.Zone);
        var cards = households
            .Select(row => Card(row, tree, codes.Make(community.Id, context.Person.Id, row.Id, null, Codes.ForHouseholds), until))
            .OrderBy(card => card.Unit, StringComparer.Ordinal)
            .ThenBy(card => card.Door, StringComparer.Ordinal)
            .ToList();
        await context.SendFileAsync(
            "invitations.pdf",
            JsonSerializer.SerializeToUtf8Bytes(cards, JournalJson.Options),
            context.Texts.Say("invite.all", ("count", cards.Count)),
            new(community.Title, community.Language));
        return new Answer.Done(context.Texts.Say("done.invite.all", ("count", cards.Count)));
    }

    private SheetCard Card(HouseholdRow row, UnitTree tree, string code, DateTimeOffset until) =>
        new(
            row.Door,
            tree.PathOf(row.UnitId).ToString(),
            new Uri(LinkOf(code)),
            code,
            DateOnly.FromDateTime(until.Date.AddDays(-1)));
}
