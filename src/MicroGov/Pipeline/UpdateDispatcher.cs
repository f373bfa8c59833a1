using MicroGov.Community;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Privacy;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Voting.Rules;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Handles one update inside the transaction it will be committed with.</summary>
public sealed class UpdateDispatcher(CommandTable commands, PeopleDirectory people, ActPipeline proceedings, TelegramLookups lookups, RuleBook rules, BotIdentity bot)
{
    /// <summary>Bots are asked for at most this often; their standing then comes by itself.</summary>
    private static readonly TimeSpan FreshForBot = TimeSpan.FromHours(1);

    /// <summary>Several, in the order in which they came.</summary>
    public async Task HandleAsync(UnitOfWork session, IReadOnlyCollection<Incoming> batch)
    {
        await BatchPrefetch.FetchAsync(session, batch);
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
        PollAnswered polled => CountAsync(session, polled),
        BotMembershipChanged standing => StandAsync(session, standing),
        MembershipChanged member => MeetAsync(session, member),
        JoinRequested knocking => HearJoinRequestAsync(session, knocking),
        ChatMigrated migrated => MigrateAsync(session, migrated),
        _ => Task.CompletedTask,
    };

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
            Rules = rules,
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
        var spoken = commands.Read(written.Text, bot.Username);
        return spoken is null && repliedTo?.Asks is { } asked && !written.Text.StartsWith('/')
            ? commands.Resume(asked, written.Text)
            : spoken;
    }

    /// <summary>Plain words: a speech when they reply to an open affair, a hint in private, else none of our business.</summary>
    private async Task OverhearAsync(UnitOfWork session, CommandContext turn, MessageReceived written)
    {
        if (turn.RepliedTo is { } row && written.Text.Length > 0 && !written.Text.StartsWith('/'))
        {
            if (session.StateOf(row).Stage is Stage.Raised or Stage.Discussing or Stage.Voting)
            {
                AnswerRouter.Enqueue(session, turn, await commands.Find("say")!.RunAsync(turn, new ArgumentReader(written.Text)));
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
            session.Enqueue(0, new AnswerButton(pressed.QueryId, null, false));
            return;
        }

        if (pressed.Data.StartsWith(ForgetMeCommand.Data, StringComparison.Ordinal) && !await IsKnownAsync(session, pressed.Who!))
        {
            // A second press of the button that erased them must not write their name down again.
            session.Enqueue(0, new AnswerButton(pressed.QueryId, Wording.In(pressed.Who!.LanguageCode).Plain("done.forgetme"), false));
            return;
        }

        var (person, home) = await ArriveAsync(session, pressed);
        var turn = new CommandContext(session, proceedings, person, home, pressed) { Rules = rules };
        AnswerRouter.Enqueue(session, turn, await ButtonDispatcher.RunAsync(turn, pressed, (HouseholdsCommand)commands.Find("households")!));
    }

    /// <summary>A poll cannot be answered to, so a late or repeated ballot is met with silence; /ballot tells.</summary>
    private async Task CountAsync(UnitOfWork session, PollAnswered polled)
    {
        var poll = await session.PollAsync(polled.PollId);
        if (poll is null)
        {
            // Somebody may be quicker than the answer that tells us the id of the poll we have just posted.
            OrphanPollAnswers.Keep(session, polled);
            return;
        }

        if (await session.AffairAsync(poll.AffairId) is not { } row)
        {
            return;
        }

        var person = await people.RecognizeAsync(session, polled.Who!);
        var home = await session.HomeAsync(row);
        Act act = polled.Choices is [var choice, ..]
            ? new CastBallot(new(person.Id), poll.Round, choice)
            : new TakeBackBallot(new(person.Id), poll.Round);
        await proceedings.ActAsync(session, row, home, person, act, seenThere: false);
        await SeeIfThereAsync(session, home.Group, person);
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

        if (!standing.IsAdministrator && await session.HomeOfChatAsync(group.ChatId) is { Group: { BotIsAdministrator: true } demotedIn })
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
            session.Enqueue(group.ChatId, new PostMessage(group.ChatId, texts.Say("greeting").Value)
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
        // In the order of their numbers, and held before their ballots are looked at: one that another replica is casting is waited for.
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

    /// <summary>Neighbours of a known household are let in; others are told how to become known.</summary>
    private async Task HearJoinRequestAsync(UnitOfWork session, JoinRequested knocking)
    {
        if (knocking.Where is not { IsGroup: true } group)
        {
            return;
        }

        var person = await people.MeetAsync(session, knocking.Who!);
        var home = await people.WelcomeAsync(session, group, knocking.Who!);
        var chat = group.ChatId;
        if (await new HouseholdMembership(session).LivesInAsync(home.Community.Id, home.Group.UnitId, person))
        {
            session.Enqueue(chat, new ApproveJoinRequest(chat, person.TelegramId));
            return;
        }

        if (await session.Db.JoinRequests.FindAsync([home.Group.Id, person.Id], session.Ct) is null)
        {
            session.Db.JoinRequests.Add(new() { GroupId = home.Group.Id, PersonId = person.Id, At = session.Now });
        }

        // Who knocks can be written to for five minutes (https://core.telegram.org/bots/api#chatjoinrequest).
        session.Enqueue(person.TelegramId, new PrivateMessage(
            person.TelegramId, Wording.In(person.Language).Say("knock", ("group", home.Community.Title)).Value));
        if (person.GroupId is null)
        {
            session.SetHome(person, home.Group.Id);
        }
    }

    private static async Task MigrateAsync(UnitOfWork session, ChatMigrated migrated)
    {
        if (migrated.Where is { } old && old.ChatId != migrated.NewChatId)
        {
            await session.StepAsideAsync(db => new ChatMigration(db, session.Now, session.Ct).MoveAsync(old.ChatId, migrated.NewChatId));
        }
    }

    /// <summary>
    /// A forwarded poll and a public group's buttons can be used from outside, so Telegram is asked about everybody whose
    /// leaving it would not tell us by itself.
    /// </summary>
    private async Task SeeIfThereAsync(UnitOfWork session, GroupRow group, PersonRow person)
    {
        var member = await session.MemberAsync(group.Id, person.Id);
        if ((group.CanWatch && member is { IsWatched: true })
            || lookups.PresenceOf(session.Lookups, group.ChatId, person.TelegramId, member is { HasLeft: true }) is { IsPresent: true })
        {
            await PeopleDirectory.SeeAsync(session, group, person, true);
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
            (home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) = (own.IsModerator, own.MayPin, false);
        }

        if (incoming is MessageReceived { IsAnonymous: false })
        {
            await PeopleDirectory.SeeAsync(session, home.Group, person, true);
        }
        else if (incoming is ButtonPressed)
        {
            await SeeIfThereAsync(session, home.Group, person);
        }

        return (person, home);
    }
}

/// <summary>Who the bot is: its id from the token, its username from getMe.</summary>
public sealed class BotIdentity(long id)
{
    public long Id { get; } = id;

    private readonly TaskCompletionSource introduced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Without the @; empty until getMe has answered.</summary>
    public string Username { get; private set; } = "";

    /// <summary>What getMe has answered.</summary>
    public void Introduce(string username)
    {
        Username = username;
        introduced.TrySetResult();
    }

    /// <summary>Completes when the username is known.</summary>
    public Task WhenIntroducedAsync(CancellationToken ct) => introduced.Task.WaitAsync(ct);
}
