using CsCheck;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Operations;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Core.Affairs;
using MicroGov.Tests.Core.Voting;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Operations;

/// <summary>
/// A database in which affairs have lived at random, one after the other, while their community changed as well.
/// </summary>
internal sealed class RandomLives : IAsyncDisposable
{
    private const long ChatId = -100, OtherChatId = -200;

    private readonly TestDatabase own;
    private CommunityTerms terms = Lives.Terms;
    private long community, group;

    private RandomLives(TestDatabase own) => this.own = own;

    /// <summary>When the first life began.</summary>
    public static DateTimeOffset Start => Story.Start;

    /// <summary>When the last one ended.</summary>
    public DateTimeOffset Now { get; private set; } = Start;

    /// <param name="seed">The same lives come of the same seed.</param>
    public static async Task<RandomLives> LiveAsync(int lives, ulong seed)
    {
        var town = new RandomLives(await TestDatabase.CreateAsync());
        await using var storage = town.own.OpenStorage();
        var database = storage.GetRequiredService<Database>();
        await database.WriteAsync(town.SettleAsync, CancellationToken.None);
        var chance = new PCG(1, seed);
        for (var life = 0; life < lives; life++)
        {
            // Texts come here as the service takes them in: PostgreSQL keeps no NUL.
            var steps = RandomLife.Steps.Generate(chance, null, out _)
                .Select(step => step with { Text = TypedText.Clean(step.Text) }).ToArray();
            await database.WriteAsync(db => town.LiveAsync(db, steps), CancellationToken.None);
            await database.WriteAsync(db => town.ChangeAsync(db, life), CancellationToken.None);
        }

        return town;
    }

    /// <summary>An operator at work there.</summary>
    public (Workplace Place, StringWriter Said) Operate(DateTimeOffset? at = null) =>
        Operator.At(own.Options.ConnectionString, own.Options.Provider, at ?? Now);

    public ValueTask DisposeAsync() => own.DisposeAsync();

    /// <summary>The people and households of the stories, and a group that was a community of its own before.</summary>
    private async Task<bool> SettleAsync(MicroGovContext db)
    {
        var work = new UnitOfWork(db, Now, CancellationToken.None);
        db.People.AddRange(
            Enumerable
                .Range(1, 9)
                .Select(id => new PersonRow
                {
                    Id = id,
                    TelegramId = 1_000 + id,
                    Name = $"Neighbour {id}",
                }));
        var home = await FoundAsync(work, ChatId);
        (community, group) = (home.Community.Id, home.Group.Id);
        var other = await FoundAsync(work, OtherChatId);
        await work.CommunityJournal.RecordAsync(
            home.Community,
            [
                new UnitsArranged(Neighbours.Moderator, [.. Story.Units.Units]),
                new RosterImported(Neighbours.Moderator, [], [.. Homes.Select(one => Registered(one))], []),
                .. Homes.SelectMany(one => one.Members.Select(who => new ResidentBound(null, who, one.Id))),
                new RoleGranted(Neighbours.Moderator, Neighbours.Eve, Role.UnitLeader, 3, ""),
            ]);
        await work.CommunityJournal.RecordAsync(
            other.Community,
            [
                new RoleGranted(Neighbours.Moderator, Neighbours.Bo, Role.Moderator, null, ""),
                new MergedInto(Neighbours.Moderator, community),
            ]);
        await work.CommunityJournal.RecordAsync(
            home.Community,
            [
                new GroupLinked(
                    Neighbours.Moderator, other.Group.Id, OtherChatId, 4, new(other.Community.Id, other.Community.JournalHead)),
            ]);
        return true;
    }

    private async Task<MicroGov.Storage.Home> FoundAsync(UnitOfWork work, long chat)
    {
        var home = await work.Communities.FoundAsync(
            new() { Title = $"Group {chat}" },
            new()
            {
                ChatId = chat,
                Title = $"Group {chat}",
                Reachable = false,
            });
        await work.CommunityJournal.RecordAsync(home.Community, [new CommunityFounded(home.Group.Id, chat, "en", terms)]);
        return home;
    }

    /// <summary>All in one stairwell, so that they are on the roll however far an affair moves up.</summary>
    private static IEnumerable<Core.Voting.Home> Homes => Elections.Homes.Select(home => home with { UnitId = 3 });

    private static RegisteredHousehold Registered(Core.Voting.Home home, int heads = 1) =>
        new(home.Id, home.UnitId, $"3-{home.Id}", home.Area, heads, home.IsOwner, home.Shares);

    private async Task<bool> LiveAsync(MicroGovContext db, Step[] steps)
    {
        var work = new UnitOfWork(db, Now, CancellationToken.None);
        var row = await work.Affairs.CreateAsync(await work.Homes.GetAsync(group));
        var story = new Story
        {
            Id = row.Id,
            CommunityId = community,
            Number = row.Number,
            Terms = terms,
            Rules = Lives.Rules,
            Homes = [.. Homes],
        }.WaitUntil(Now);
        await DoAsync(
            work,
            story,
            new Raise(Neighbours.Ann, "The stairs are dark", "Floors 4 to 6, for two weeks", [Situations.Photo("photo-1")]));
        foreach (var step in steps)
        {
            var act = RandomLife.ActOf(story.Wait(TimeSpan.FromMinutes(step.Minutes)), step);
            if (story.Decide(act).Refusal is null)
            {
                db.ChangeTracker.Clear();
                await DoAsync(new UnitOfWork(db, story.Now, CancellationToken.None), story, act);
            }
        }

        Now = story.Now;
        return true;
    }

    private async Task DoAsync(UnitOfWork work, Story story, Act act)
    {
        var before = story.Affair;
        var opened = story.Decide(act).Value.OfType<VoteOpened>().FirstOrDefault(vote => vote.Roll is not null);
        if (opened is not null && before.UnitId == 4)
        {
            // The story would let those vote who live elsewhere.
            return;
        }

        if (opened is not null)
        {
            await work.Rolls.DraftAsync(
                before.Id, community, before.UnitId, opened.Rule.OwnersOnly, (before.Vote?.Round ?? 0) + 1);
        }

        var row = (await work.Affairs.FindAsync(before.Id))!;
        await work.AffairJournal.RecordAsync(row, story.Does(act), terms);
        await work.SaveAsync();
    }

    /// <summary>Between two lives: the terms of later ones, a household, who lives there, who leads.</summary>
    private async Task<bool> ChangeAsync(MicroGovContext db, int life)
    {
        var work = new UnitOfWork(db, Now, CancellationToken.None);
        terms = terms with { DiscussFor = TimeSpan.FromDays(1 + (life % 3)), VoteFor = TimeSpan.FromDays(2 + (life % 2)) };
        await work.CommunityJournal.RecordAsync(
            await work.Communities.GetAsync(community),
            [
                new SettingChanged(Neighbours.Moderator, "VoteFor", $"{life}", life % 2 == 0 ? "en" : "zh-Hans", terms),
                new RosterImported(null, [], [], [Registered(Homes.First(), heads: 1 + life)]),
                life % 2 == 0
                    ? new ResidentBound(Neighbours.Eve, Neighbours.Stranger, 1)
                    : new ResidentUnbound(Neighbours.Eve, Neighbours.Stranger, 1),
                life % 2 == 0
                    ? new RoleGranted(Neighbours.Moderator, Neighbours.Dee, Role.Partner, null, "Works")
                    : new RoleRevoked(Neighbours.Moderator, Neighbours.Dee, Role.Partner, null),
            ]);
        return true;
    }
}
