using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary>Neighbours of a known household are let into the group; others are told how to become known.</summary>
internal static class JoinRequests
{
    public static async Task HearAsync(UpdateContext context, JoinRequested knocking)
    {
        if (knocking.Where is not { IsGroup: true } group)
        {
            return;
        }

        var work = context.Work;
        var person = await context.People.MeetAsync(work, knocking.Who!);
        var home = await context.People.WelcomeAsync(work, group, knocking.Who!);
        var chat = group.ChatId;
        if (await new HouseholdMembership(work).LivesInAsync(home.Community.Id, home.Group.UnitId, person))
        {
            work.Enqueue(chat, new ApproveJoinRequest(chat, person.TelegramId));
            return;
        }

        if (await work.Db.JoinRequests.FindAsync([home.Group.Id, person.Id], work.Ct) is null)
        {
            work.Db.JoinRequests.Add(new() { GroupId = home.Group.Id, PersonId = person.Id, At = work.Now });
        }

        // Who knocks can be written to for five minutes (https://core.telegram.org/bots/api#chatjoinrequest).
        work.Enqueue(person.TelegramId, new PrivateMessage(
            person.TelegramId, Wording.In(person.Language).Say("knock", ("group", home.Community.Title))));
        if (person.GroupId is null)
        {
            work.SetHome(person, home.Group.Id);
        }
    }
}
