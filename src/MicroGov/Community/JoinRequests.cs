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
        var person = await PeopleDirectory.MeetAsync(work, knocking.Who!);
        var home = await context.Groups.WelcomeAsync(work, group, knocking.Who!);
        var chat = group.ChatId;
        if (await new HouseholdMembership(work).LivesInAsync(home.Community.Id, home.Group.UnitId, person))
        {
            work.Enqueue(chat, new ApproveJoinRequest(chat, person.TelegramId));
            return;
        }

        await work.Admissions.AskToJoinAsync(home.Group.Id, person.Id);
        // Who asks to join can be written to for five minutes (https://core.telegram.org/bots/api#chatjoinrequest).
        work.Enqueue(person.TelegramId, new PrivateMessage(
            person.TelegramId, Wording.In(person.Language).Say("ask-to-join-group", ("group", home.Community.Title))));
    }
}
