using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Handles one update inside the transaction it will be committed with.</summary>
public sealed class UpdateDispatcher(
    FeatureSet features, PeopleDirectory people, ActPipeline acts, TelegramLookups lookups, BotIdentity bot)
{
    /// <summary>Bots are asked for at most this often; their standing then comes by itself.</summary>
    private static readonly TimeSpan FreshForBot = TimeSpan.FromHours(1);

    /// <summary>Several, in the order in which they came.</summary>
    public async Task HandleAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        await BatchPrefetch.FetchAsync(work, batch, features);
        foreach (var incoming in batch)
        {
            (work.UpdateId, work.IsKept) = (incoming.UpdateId, incoming is PollAnswered { IsKept: true });
            await HandleAsync(work, incoming);
        }
    }

    private Task HandleAsync(UnitOfWork work, Incoming incoming) => incoming switch
    {
        MessageReceived written => HearAsync(work, written),
        ButtonPressed pressed => PressAsync(work, pressed),
        BotMembershipChanged standing => StandAsync(work, standing),
        MembershipChanged member => MeetAsync(work, member),
        ChatMigrated migrated => MigrateAsync(work, migrated),
        _ => features.Updates.TryGetValue(incoming.GetType(), out var handler)
            ? handler.RunAsync(new(work, people, acts), incoming)
            : Task.CompletedTask,
    };

    /// <summary>The affair that an update is about, as far as its raw fields tell; null when they tell of none.</summary>
    public async Task<long?> AffairOfAsync(UnitOfWork work, UpdateOrigin origin) =>
        origin.ButtonData is { } data ? features.Buttons.AffairOf(data) is not 0 and var id ? id : null
        : origin.PollId is { } poll ? (await work.PollAsync(poll))?.AffairId
        : null;

    private async Task HearAsync(UnitOfWork work, MessageReceived written)
    {
        var repliedTo = written.ReplyTo is { } id
            ? await work.Db.Messages.FindAsync([written.Where!.ChatId, id], work.Ct)
            : null;
        var spoken = Speech(written, repliedTo);
        if (written.IsAnonymous && spoken is null)
        {
            return;
        }

        var (person, home) = await ArriveAsync(work, written);
        var affair = repliedTo?.AffairId is { } affairId ? await work.AffairAsync(affairId) : null;
        if (affair is not null && written.Where is { IsGroup: false })
        {
            // In private, a reply means the group that the message replied to speaks of.
            home = await work.HomeAsync(affair);
        }

        var context = new CommandContext(work, acts, person, home, written)
        {
            RepliedTo = affair,
            IsPlain = spoken is null or { IsPlain: true },
        };
        if (spoken is null)
        {
            await OverhearAsync(work, context, written);
            return;
        }

        var answer = written.IsAnonymous ? context.Refuse(Reason.Anonymous)
            : spoken.Command is null ? context.Refuse(Reason.UnknownCommand)
            : await spoken.Command.RunAsync(context, spoken.Words);
        var isOurs = context.IsPrivate || spoken.IsAddressed || spoken.Command is not null;
        if (isOurs)
        {
            AnswerRouter.Enqueue(work, context, answer is Answer.Refuse refuse
                ? refuse with { Command = spoken.Command?.Name ?? "help" }
                : answer);
        }
    }

    /// <summary>A command, or the answer to a question of ours; null when it is just talk.</summary>
    private Spoken? Speech(MessageReceived written, MessageRow? repliedTo)
    {
        var spoken = features.Commands.Read(written.Text, bot.Username);
        return spoken is null && repliedTo?.Asks is { } asked && !written.Text.StartsWith('/')
            ? features.Commands.Resume(asked, written.Text)
            : spoken;
    }

    /// <summary>
    /// Plain words: what a command makes of them when they reply to an affair, a hint in private, else none of our business.
    /// </summary>
    private async Task OverhearAsync(UnitOfWork work, CommandContext context, MessageReceived written)
    {
        if (context.RepliedTo is { } row && written.Text.Length > 0 && !written.Text.StartsWith('/'))
        {
            if (features.Commands.ForPlainReply(work.StateOf(row)) is { } command)
            {
                AnswerRouter.Enqueue(work, context, await command.RunAsync(context, new ArgumentReader(written.Text)));
            }
        }
        else if (context.IsPrivate)
        {
            AnswerRouter.Enqueue(work, context, new Answer.Refuse(new Refusal(Reason.UnknownCommand)) { Command = "help" });
        }
    }

    private async Task PressAsync(UnitOfWork work, ButtonPressed pressed)
    {
        if (pressed.Where is null)
        {
            // Too old for Telegram to show us where: just end the spinner.
            work.Enqueue(0, new AnswerButton(pressed.QueryId, null, null, false));
            return;
        }

        if (features.Buttons.Find(pressed.Data) is { StrangersHear: { } key } && !await IsKnownAsync(work, pressed.Who!))
        {
            work.Enqueue(0, new AnswerButton(
                pressed.QueryId, null, Wording.In(pressed.Who!.LanguageCode).Say(key), false));
            return;
        }

        var (person, home) = await ArriveAsync(work, pressed);
        var context = new CommandContext(work, acts, person, home, pressed);
        AnswerRouter.Enqueue(work, context, await features.Buttons.RunAsync(context, pressed));
    }

    private async Task StandAsync(UnitOfWork work, BotMembershipChanged standing)
    {
        if (standing.Where is not { IsGroup: true } group)
        {
            if (!standing.IsPresent && !await IsKnownAsync(work, standing.Who!))
            {
                // Who is unknown, or was erased, and blocks the bot wants nothing less than to be written down.
                return;
            }

            (await people.MeetAsync(work, standing.Who!)).CanBeWrittenTo = standing.IsPresent;
            return;
        }

        if (!standing.IsAdministrator
            && await work.HomeOfChatAsync(group.ChatId) is { Group: { BotIsAdministrator: true } demotedIn })
        {
            await PeopleDirectory.StopWatchingAsync(work, demotedIn.Id);
        }

        var person = await people.MeetAsync(work, standing.Who!);
        var home = await people.WelcomeAsync(work, group, standing.Who!);
        (home.Group.Reachable, home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
            (standing.IsPresent, standing.IsAdministrator, standing.MayPin, false);
        await PeopleDirectory.SeeAsync(work, home.Group, person, true);
        if (standing is { IsPresent: true, WasPresent: false })
        {
            await Outbox.ReviveAsync(work.Db, group.ChatId, work.Now, work.Ct);
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
        var missing = await work.Db.Affairs
            .Where(row => row.GroupId == group.Id && row.CardMessageId == null && row.Stage != nameof(Stage.Closed))
            .OrderBy(row => row.Number).Select(row => row.Id).ToListAsync(work.Ct);
        foreach (var id in missing)
        {
            work.Enqueue(group.ChatId, new PostCard(group.ChatId) { AffairId = id });
        }
    }

    private async Task MeetAsync(UnitOfWork work, MembershipChanged standing)
    {
        lookups.Learn(standing.Where!.ChatId, standing.Member.TelegramId, new(standing.IsPresent, standing.IsModerator));
        if (standing.Where.IsGroup && standing.Member.TelegramId != bot.Id
            && await work.HomeOfChatAsync(standing.Where.ChatId) is { } home
            && (standing.IsPresent || await IsKnownAsync(work, standing.Member)))
        {
            var person = await people.MeetAsync(work, standing.Member);
            await PeopleDirectory.SeeAsync(work, home.Group, person, standing.IsPresent);
            if (!standing.IsPresent)
            {
                await StrikeAsync(work, home, person);
            }
            else if (await work.Db.JoinRequests.FindAsync([home.Group.Id, person.Id], work.Ct) is { } answered)
            {
                work.Db.JoinRequests.Remove(answered);
            }
        }
    }

    private static async Task<bool> IsKnownAsync(UnitOfWork work, Caller caller) =>
        await work.PersonOfAccountAsync(caller.TelegramId) is not null;

    /// <summary>Who is no longer in the group loses their vote in what it is voting on.</summary>
    private async Task StrikeAsync(UnitOfWork work, Home home, PersonRow person)
    {
        await work.SaveAsync();
        // In the order of their numbers, and held before their ballots are looked at: one that another replica is casting is
        // waited for.
        var running = await work.Db.Affairs.Where(row => row.GroupId == home.Group.Id && row.Stage == nameof(Stage.Voting))
            .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(work.Ct);
        foreach (var id in running)
        {
            if (await work.AffairAsync(id) is { } row)
            {
                await acts.StrikeAsync(work, row, home, person);
            }
        }
    }

    private static async Task MigrateAsync(UnitOfWork work, ChatMigrated migrated)
    {
        if (migrated.Where is { } old && old.ChatId != migrated.NewChatId)
        {
            await work.StepAsideAsync(
                db => new ChatMigration(db, work.Now, work.Ct).MoveAsync(old.ChatId, migrated.NewChatId));
        }
    }

    /// <summary>Who came in, and where: the group, or in private the one they were last active in.</summary>
    private async Task<(PersonRow Person, Home? Home)> ArriveAsync(UnitOfWork work, Incoming incoming)
    {
        var person = await people.MeetAsync(work, incoming.Who!);
        if (incoming.Where is not { IsGroup: true } group)
        {
            person.CanBeWrittenTo = true;
            return (person, person.GroupId is { } last ? await work.HomeAsync(last) : null);
        }

        var mustAsk = await work.HomeOfChatAsync(group.ChatId) is null or { Group.BotStandingIsOld: true };
        var home = await people.WelcomeAsync(work, group, incoming.Who!);
        if (mustAsk && lookups.Of(work.Lookups, group.ChatId, bot.Id, FreshForBot) is { } own)
        {
            (home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
                (own.IsModerator, own.MayPin, false);
        }

        if (incoming is MessageReceived { IsAnonymous: false })
        {
            await PeopleDirectory.SeeAsync(work, home.Group, person, true);
        }
        else if (incoming is ButtonPressed)
        {
            await people.SeeIfThereAsync(work, home.Group, person);
        }

        return (person, home);
    }
}
