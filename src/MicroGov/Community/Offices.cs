using MicroGov.Core;
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
        var (session, home) = (turn.Work, turn.Home!);
        var held = await session.GrantsAsync(home.Community, person.Id);
        if (held.Contains(grant))
        {
            return new Answer.Refuse(new Refusal(Reason.HasRole).With("name", person.Name));
        }

        // Who speaks for an organisation neither votes nor moderates.
        if (held.Count > 0 && (grant.Role == Role.Partner || held.Any(other => other.Role == Role.Partner)))
        {
            return new Answer.Refuse(new Refusal(Reason.PartnerOrOffice).With("name", person.Name));
        }

        await session.RecordAsync(home.Community, new RoleGranted(turn.Me, new(person.Id), grant.Role, grant.UnitId, grant.Partner));
        await AnnounceAsync("news.granted.", person, grant);
        return new Answer.Done(turn.Texts.Say("done.grant", ("name", person.Name)));
    }

    public async Task<Answer> RevokeAsync(PersonRow person, Role role)
    {
        var (session, home) = (turn.Work, turn.Home!);
        var held = (await session.GrantsAsync(home.Community, person.Id)).Where(grant => grant.Role == role).ToList();
        if (held.Count == 0)
        {
            return new Answer.Refuse(new Refusal(Reason.HasNoRole).With("name", person.Name));
        }

        foreach (var grant in held)
        {
            await session.RecordAsync(home.Community, new RoleRevoked(turn.Me, new(person.Id), grant.Role, grant.UnitId));
            await AnnounceAsync("news.revoked.", person, grant);
        }

        return new Answer.Done(turn.Texts.Say("done.revoke", ("name", person.Name)));
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
                key + grant.Role, ("name", Html.Mention(person.TelegramId, person.Name)), ("unit", unit), ("partner", grant.Partner)).Value));
        }
    }
}
