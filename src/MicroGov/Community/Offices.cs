using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>Giving offices and taking them back: in the journal, and in front of the group.</summary>
internal sealed class Offices(CommandContext context)
{
    public async Task<Answer> GrantAsync(PersonRow person, Grant grant)
    {
        var granted = await context.ActAsync(context.Home!, new GrantRole(context.Me, new(person.Id), grant));
        if (granted.Refusal is { } no)
        {
            return new Answer.Refuse(no.Naming(person));
        }

        await AnnounceAsync("news.granted.", person, grant);
        return new Answer.Done(context.Texts.Say("done.grant", ("name", person.NameIn(context.Texts))));
    }

    public async Task<Answer> RevokeAsync(PersonRow person, Role role)
    {
        var held = (await context.Work.Offices.OfAsync(context.Home!.Community, person.Id))
            .Where(grant => grant.Role == role)
            .ToList();
        var revoked = await context.ActAsync(context.Home!, new RevokeRole(context.Me, new(person.Id), role));
        if (revoked.Refusal is { } no)
        {
            return new Answer.Refuse(no.Naming(person));
        }

        foreach (var grant in held)
        {
            await AnnounceAsync("news.revoked.", person, grant);
        }

        return new Answer.Done(context.Texts.Say("done.revoke", ("name", person.NameIn(context.Texts))));
    }

    private async Task AnnounceAsync(string key, PersonRow person, Grant grant)
    {
        var home = context.Home!;
        var texts = Wording.In(home.Community.Language);
        var unit =
            grant.UnitId is { } id && await context.Work.Units.TreeAsync(home.Community.Id) is { } tree
                ? tree.PathOf(id).ToString()
                : home.Community.Title;
        // Where the office is held, and where it was given.
        var chats = new[] { home.ChatId, (await context.Work.Homes.OfUnitAsync(home, grant.UnitId)).ChatId }.Distinct();
        foreach (var chat in chats)
        {
            context.Work.Enqueue(chat, new PostMessage(chat, texts.Say(
                key + grant.Role, ("name", person.MentionIn(texts)), ("unit", unit), ("partner", grant.Partner))));
        }
    }
}
