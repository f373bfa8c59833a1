using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Who comes and goes: the bot itself, people, and groups that get another id.</summary>
public sealed class MembershipUpdates(GroupDirectory groups, TelegramLookups lookups, ActPipeline acts, BotIdentity bot)
{
    /// <summary>The bot was added, made an administrator, put out, or blocked.</summary>
    public async Task StandAsync(UnitOfWork work, BotMembershipChanged standing)
    {
        if (standing.Where is not { IsGroup: true } group)
        {
            if (!standing.IsPresent && !await CallerResolver.IsKnownAsync(work, standing.Who!))
            {
                // Who is unknown, or was erased, and blocks the bot wants nothing less than to be written down.
                return;
            }

            (await PeopleDirectory.MeetAsync(work, standing.Who!)).CanBeWrittenTo = standing.IsPresent;
            return;
        }

        if (!standing.IsAdministrator
            && await work.Homes.OfChatAsync(group.ChatId) is { Group: { BotIsAdministrator: true } demotedIn })
        {
            await work.Members.StopWatchingAsync(demotedIn.Id);
        }

        var person = await PeopleDirectory.MeetAsync(work, standing.Who!);
        var home = await groups.WelcomeAsync(work, group, standing.Who!);
        (home.Group.Reachable, home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
            (standing.IsPresent, standing.IsAdministrator, standing.MayPin, false);
        await GroupDirectory.SeeAsync(work, home.Group, person, Sighting.Acting);
        if (standing is { IsPresent: true, WasPresent: false })
        {
            await Outbox.ReviveAsync(work, group.ChatId);
            await PostMissingCardsAsync(work, home.Group);
            var texts = Wording.In(home.Community.Language);
            work.Enqueue(group.ChatId, new PostMessage(group.ChatId, texts.Say("greeting"))
            {
                Buttons = [[new Button(texts["button.raise"], ButtonDispatcher.Raise)]],
            });
        }
    }

    /// <summary>Open affairs whose card could not be posted while the bot was away.</summary>
    private static async Task PostMissingCardsAsync(UnitOfWork work, GroupRow group)
    {
        foreach (var id in await new GroupAffairs(work, group.Id).WithoutCardAsync())
        {
            work.Enqueue(group.ChatId, new PostCard(group.ChatId) { AffairId = id });
        }
    }

    /// <summary>Somebody came, or is no longer there.</summary>
    public async Task MeetAsync(UnitOfWork work, MembershipChanged standing)
    {
        lookups.Learn(standing.Where!.ChatId, standing.Member.TelegramId, new(standing.IsPresent, standing.IsModerator));
        if (standing.Where.IsGroup && standing.Member.TelegramId != bot.Id
            && await work.Homes.OfChatAsync(standing.Where.ChatId) is { } home
            && (standing.IsPresent || await CallerResolver.IsKnownAsync(work, standing.Member)))
        {
            var person = await PeopleDirectory.MeetAsync(work, standing.Member);
            await GroupDirectory.SeeAsync(work, home.Group, person, standing.IsPresent ? Sighting.Present : Sighting.Gone);
            await work.Admissions.AnsweredAsync(home.Group.Id, person.Id);
            if (!standing.IsPresent)
            {
                await StrikeAsync(work, home, person);
            }
        }
    }

    /// <summary>Who is no longer in the group loses their vote in what it is voting on.</summary>
    private async Task StrikeAsync(UnitOfWork work, Home home, PersonRow person)
    {
        await work.SaveAsync();
        // In the order of their numbers, and held before their ballots are looked at: one that another replica is casting is
        // waited for.
        foreach (var id in await new GroupAffairs(work, home.Group.Id).VotingAsync())
        {
            if (await work.Affairs.FindAsync(id) is { } row)
            {
                await acts.StrikeAsync(work, row, home, person);
            }
        }
    }

    /// <summary>A group became a supergroup.</summary>
    public static async Task MigrateAsync(UnitOfWork work, ChatMigrated migrated)
    {
        if (migrated.Where is { } old && old.ChatId != migrated.NewChatId)
        {
            await ChatMigration.RunAsync(work, old.ChatId, migrated.NewChatId);
        }
    }
}
