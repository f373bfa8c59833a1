using MicroGov.Community;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Benchmarks;

/// <summary>A database in a folder of its own: one group, its people, and affairs in the middle of their vote.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const long Group = -1001;

    public const long FirstAccount = 100_000;

    private readonly string folder = Directory.CreateTempSubdirectory("microgov-benchmark").FullName;
    private readonly ServiceProvider services;

    private Town(int people, int votes)
    {
        (People, Votes) = (people, votes);
        var collection = new ServiceCollection();
        collection.AddStorage(new DatabaseOptions { ConnectionString = $"Data Source={DatabaseFile}" });
        services = collection.BuildServiceProvider();
    }

    public int People { get; }

    public int Votes { get; }

    public string DatabaseFile => Path.Combine(folder, "town.db");

    public Database Database => services.GetRequiredService<Database>();

    public static async Task<Town> BuildAsync(int people, int votes)
    {
        var town = new Town(people, votes);
        await town.Database.MigrateAsync(CancellationToken.None);
        await town.Database.WriteAsync(
            async db =>
            {
                var work = new UnitOfWork(db, TimeProvider.System.GetUtcNow(), CancellationToken.None);
                var home = await work.Communities.FoundAsync(
                    new() { Title = "Benchmark" },
                    new() { ChatId = Group, Title = "Benchmark", IsSupergroup = true, BotIsAdministrator = true });
                await CommunityPipeline.FollowAsync(
                    work, home.Community, new FoundCommunity(home.Group.Id, Group, "en", new CommunityOptions().ToTerms()));
                var all = Enumerable.Range(0, people)
                    .Select(index => new PersonRow { TelegramId = FirstAccount + index, Name = $"Neighbour {index}" }).ToList();
                all.ForEach(work.People.Add);
                await work.SaveAsync();
                var group = home.Group.Id;
                all.ForEach(person => work.Members.Add(new() { GroupId = group, PersonId = person.Id, IsWatched = true }));
                for (var vote = 0; vote < votes; vote++)
                {
                    await OpenVoteAsync(db, work, home, all[vote], vote);
                }

                await work.Updates.TakeAsync(1, [1]);
                await work.SaveAsync();
                return true;
            },
            CancellationToken.None);
        return town;
    }

    public static string PollId(int vote) => $"poll-{vote}";

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task OpenVoteAsync(MicroGovContext db, UnitOfWork work, Home home, PersonRow raiser, int vote)
    {
        var (by, now) = (new PersonId(raiser.Id), work.Now);
        var row = await work.Affairs.CreateAsync(home);
        await work.AffairJournal.RecordAsync(
            row,
            [
                new AffairRaised(
                    by, home.Community.Id, row.Number, $"Affair {row.Number}", "What it is about.", [], now, now.AddDays(14)),
                new DiscussionOpened(Stage.Discussing, by, now.AddDays(3)),
                new VoteOpened(Stage.Voting, by, VoteRule.Simple, Vote.BallotFor([]), now, now.AddDays(3), null),
            ],
            work.Communities.TermsFor(home.Community));
        // Only delivery writes this: where the card stands.
        await db.Affairs.Where(other => other.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.CardMessageId, 10 + vote), work.Ct);
        db.Polls.Add(new() { PollId = PollId(vote), AffairId = row.Id, Round = 1, ChatId = Group, MessageId = 1_000 + vote });
    }
}
