using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>Giving offices and taking them back: in the journal, and in front of the group.</summary>
internal sealed class Offices(CommandContext turn)
{
    public async Task<Answer> GrantAsync(PersonRow person, Grant grant)
    {
        var granted = await turn.ActAsync(turn.Home!, new GrantRole(turn.Me, new(person.Id), grant));
        if (granted.Refusal is { } no)
        {
            return new Answer.Refuse(no.Naming(person));
        }

        await AnnounceAsync("news.granted.", person, grant);
        return new Answer.Done(turn.Texts.Say("done.grant", ("name", person.NameIn(turn.Texts))));
    }

    public async Task<Answer> RevokeAsync(PersonRow person, Role role)
    {
        var held = (await turn.Work.GrantsAsync(turn.Home!.Community, person.Id)).Where(grant => grant.Role == role).ToList();
        var revoked = await turn.ActAsync(turn.Home!, new RevokeRole(turn.Me, new(person.Id), role));
        if (revoked.Refusal is { } no)
        {
            return new Answer.Refuse(no.Naming(person));
        }

        foreach (var grant in held)
        {
            await AnnounceAsync("news.revoked.", person, grant);
        }

        return new Answer.Done(turn.Texts.Say("done.revoke", ("name", person.NameIn(turn.Texts))));
    }

    private async Task AnnounceAsync(string key, PersonRow person, Grant grant)
    {
        var home = turn.Home!;
        var texts = Wording.In(home.Community.Language);
        var unit = grant.UnitId is { } id && await turn.Work.UnitsAsync(home.Community.Id) is { } tree ? tree.PathOf(id).ToString() : home.Community.Title;
        // Where the office is held, and where it was given.
        var chats = new[] { home.ChatId, (await turn.Work.HomeOfUnitAsync(home, grant.UnitId)).ChatId }.Distinct();
        foreach (var chat in chats)
        {
            turn.Work.Enqueue(chat, new PostMessage(chat, texts.Say(
                key + grant.Role, ("name", person.MentionIn(texts)), ("unit", unit), ("partner", grant.Partner))));
        }
    }
}
