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
    FeatureSet features, PeopleDirectory people, ActPipeline proceedings, TelegramLookups lookups, BotIdentity bot)
{
    /// <summary>Bots are asked for at most this often; their standing then comes by itself.</summary>
    private static readonly TimeSpan FreshForBot = TimeSpan.FromHours(1);

    /// <summary>Several, in the order in which they came.</summary>
    public async Task HandleAsync(UnitOfWork session, IReadOnlyCollection<Incoming> batch)
    {
        await BatchPrefetch.FetchAsync(session, batch, features);
        foreach (var incoming in batch)
        {
            (session.UpdateId, session.IsKept) = (incoming.UpdateId, incoming is PollAnswered { IsKept: true });
            await HandleAsync(session, incoming);
        }
    }

    private Task HandleAsync(UnitOfWork session, Incoming incoming) => incoming switch
    {
        MessageReceived written => HearAsync(session, written),
        ButtonPressed pressed => PressAsync(session, pressed),
        BotMembershipChanged standing => StandAsync(session, standing),
        MembershipChanged member => MeetAsync(session, member),
        ChatMigrated migrated => MigrateAsync(session, migrated),
        _ => features.Updates.TryGetValue(incoming.GetType(), out var handler)
            ? handler.RunAsync(new(session, people, proceedings), incoming)
            : Task.CompletedTask,
    };

    /// <summary>The affair that an update is about, as far as its raw fields tell; null when they tell of none.</summary>
    public async Task<long?> AffairOfAsync(UnitOfWork session, UpdateOrigin origin) =>
        origin.ButtonData is { } data ? features.Buttons.AffairOf(data) is not 0 and var id ? id : null
        : origin.PollId is { } poll ? (await session.PollAsync(poll))?.AffairId
        : null;

    private async Task HearAsync(UnitOfWork session, MessageReceived written)
    {
        var repliedTo = written.ReplyTo is { } id
            ? await session.Db.Messages.FindAsync([written.Where!.ChatId, id], session.Ct)
            : null;
        var spoken = Speech(written, repliedTo);
        if (written.IsAnonymous && spoken is null)
        {
            return;
        }

        var (person, home) = await ArriveAsync(session, written);
        var affair = repliedTo?.AffairId is { } affairId ? await session.AffairAsync(affairId) : null;
        if (affair is not null && written.Where is { IsGroup: false })
        {
            // In private, a reply means the group that the message replied to speaks of.
            home = await session.HomeAsync(affair);
        }

        var turn = new CommandContext(session, proceedings, person, home, written)
        {
            RepliedTo = affair,
            IsPlain = spoken is null or { IsPlain: true },
        };
        if (spoken is null)
        {
            await OverhearAsync(session, turn, written);
            return;
        }

        var answer = written.IsAnonymous ? turn.Refuse(Reason.Anonymous)
            : spoken.Command is null ? turn.Refuse(Reason.UnknownCommand)
            : await spoken.Command.RunAsync(turn, spoken.Words);
        var isOurs = turn.IsPrivate || spoken.IsAddressed || spoken.Command is not null;
        if (isOurs)
        {
            AnswerRouter.Enqueue(session, turn, answer is Answer.Refuse refuse
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
    private async Task OverhearAsync(UnitOfWork session, CommandContext turn, MessageReceived written)
    {
        if (turn.RepliedTo is { } row && written.Text.Length > 0 && !written.Text.StartsWith('/'))
        {
            if (features.Commands.ForPlainReply(session.StateOf(row)) is { } command)
            {
                AnswerRouter.Enqueue(session, turn, await command.RunAsync(turn, new ArgumentReader(written.Text)));
            }
        }
        else if (turn.IsPrivate)
        {
            AnswerRouter.Enqueue(session, turn, new Answer.Refuse(new Refusal(Reason.UnknownCommand)) { Command = "help" });
        }
    }

    private async Task PressAsync(UnitOfWork session, ButtonPressed pressed)
    {
        if (pressed.Where is null)
        {
            // Too old for Telegram to show us where: just end the spinner.
            session.Enqueue(0, new AnswerButton(pressed.QueryId, null, null, false));
            return;
        }

        if (features.Buttons.Find(pressed.Data) is { StrangersHear: { } key } && !await IsKnownAsync(session, pressed.Who!))
        {
            session.Enqueue(0, new AnswerButton(
                pressed.QueryId, null, Wording.In(pressed.Who!.LanguageCode).Say(key), false));
            return;
        }

        var (person, home) = await ArriveAsync(session, pressed);
        var turn = new CommandContext(session, proceedings, person, home, pressed);
        AnswerRouter.Enqueue(session, turn, await features.Buttons.RunAsync(turn, pressed));
    }

    private async Task StandAsync(UnitOfWork session, BotMembershipChanged standing)
    {
        if (standing.Where is not { IsGroup: true } group)
        {
            if (!standing.IsPresent && !await IsKnownAsync(session, standing.Who!))
            {
                // Who is unknown, or was erased, and blocks the bot wants nothing less than to be written down.
                return;
            }

            (await people.MeetAsync(session, standing.Who!)).CanBeWrittenTo = standing.IsPresent;
            return;
        }

        if (!standing.IsAdministrator
            && await session.HomeOfChatAsync(group.ChatId) is { Group: { BotIsAdministrator: true } demotedIn })
        {
            await PeopleDirectory.StopWatchingAsync(session, demotedIn.Id);
        }

        var person = await people.MeetAsync(session, standing.Who!);
        var home = await people.WelcomeAsync(session, group, standing.Who!);
        (home.Group.Reachable, home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
            (standing.IsPresent, standing.IsAdministrator, standing.MayPin, false);
        await PeopleDirectory.SeeAsync(session, home.Group, person, true);
        if (standing is { IsPresent: true, WasPresent: false })
        {
            await Outbox.ReviveAsync(session.Db, group.ChatId, session.Now, session.Ct);
            await PostMissingCardsAsync(session, home.Group);
            var texts = Wording.In(home.Community.Language);
            session.Enqueue(group.ChatId, new PostMessage(group.ChatId, texts.Say("greeting"))
            {
                Buttons = [[new Button(texts["button.raise"], ButtonDispatcher.Raise)]],
            });
        }
    }

    /// <summary>Open affairs whose card could not be posted while the bot was away.</summary>
    private static async Task PostMissingCardsAsync(UnitOfWork session, GroupRow group)
    {
        var missing = await session.Db.Affairs
            .Where(row => row.GroupId == group.Id && row.CardMessageId == null && row.Stage != nameof(Stage.Closed))
            .OrderBy(row => row.Number).Select(row => row.Id).ToListAsync(session.Ct);
        foreach (var id in missing)
        {
            session.Enqueue(group.ChatId, new PostCard(group.ChatId) { AffairId = id });
        }
    }

    private async Task MeetAsync(UnitOfWork session, MembershipChanged standing)
    {
        lookups.Learn(standing.Where!.ChatId, standing.Member.TelegramId, new(standing.IsPresent, standing.IsModerator));
        if (standing.Where.IsGroup && standing.Member.TelegramId != bot.Id
            && await session.HomeOfChatAsync(standing.Where.ChatId) is { } home
            && (standing.IsPresent || await IsKnownAsync(session, standing.Member)))
        {
            var person = await people.MeetAsync(session, standing.Member);
            await PeopleDirectory.SeeAsync(session, home.Group, person, standing.IsPresent);
            if (!standing.IsPresent)
            {
                await StrikeAsync(session, home, person);
            }
            else if (await session.Db.JoinRequests.FindAsync([home.Group.Id, person.Id], session.Ct) is { } answered)
            {
                session.Db.JoinRequests.Remove(answered);
            }
        }
    }

    private static async Task<bool> IsKnownAsync(UnitOfWork session, Caller caller) =>
        await session.PersonOfAccountAsync(caller.TelegramId) is not null;

    /// <summary>Who is no longer in the group loses their vote in what it is voting on.</summary>
    private async Task StrikeAsync(UnitOfWork session, Home home, PersonRow person)
    {
        await session.SaveAsync();
        // In the order of their numbers, and held before their ballots are looked at: one that another replica is casting is
        // waited for.
        var running = await session.Db.Affairs.Where(row => row.GroupId == home.Group.Id && row.Stage == nameof(Stage.Voting))
            .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(session.Ct);
        foreach (var id in running)
        {
            if (await session.AffairAsync(id) is { } row)
            {
                await proceedings.StrikeAsync(session, row, home, person);
            }
        }
    }

    private static async Task MigrateAsync(UnitOfWork session, ChatMigrated migrated)
    {
        if (migrated.Where is { } old && old.ChatId != migrated.NewChatId)
        {
            await session.StepAsideAsync(
                db => new ChatMigration(db, session.Now, session.Ct).MoveAsync(old.ChatId, migrated.NewChatId));
        }
    }

    /// <summary>Who came in, and where: the group, or in private the one they were last active in.</summary>
    private async Task<(PersonRow Person, Home? Home)> ArriveAsync(UnitOfWork session, Incoming incoming)
    {
        var person = await people.MeetAsync(session, incoming.Who!);
        if (incoming.Where is not { IsGroup: true } group)
        {
            person.CanBeWrittenTo = true;
            return (person, person.GroupId is { } last ? await session.HomeAsync(last) : null);
        }

        var mustAsk = await session.HomeOfChatAsync(group.ChatId) is null or { Group.BotStandingIsOld: true };
        var home = await people.WelcomeAsync(session, group, incoming.Who!);
        if (mustAsk && lookups.Of(session.Lookups, group.ChatId, bot.Id, FreshForBot) is { } own)
        {
            (home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
                (own.IsModerator, own.MayPin, false);
        }

        if (incoming is MessageReceived { IsAnonymous: false })
        {
            await PeopleDirectory.SeeAsync(session, home.Group, person, true);
        }
        else if (incoming is ButtonPressed)
        {
            await people.SeeIfThereAsync(session, home.Group, person);
        }

        return (person, home);
    }
}
