using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

/// <summary>A group becomes one of another community's while, on another replica, somebody raises an affair in it.</summary>
public sealed class LinkedWhileRaisingTests
{
    private const long Own = 1, Other = 2, Group = 1, Chat = -1001;

    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task Who_raises_first_is_seen_and_the_group_stays()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        await PrepareAsync(one);
        Reason? refused = null;
        Task? linking = null;

        await one.Database.WriteAsync(
            async db =>
            {
                await RaiseAsync(db);
                linking = other.Database.WriteAsync(
                    async there => (refused = await LinkAsync(there)) is null, CancellationToken.None);
                await db.WhenWaitingAsync(linking);
                return true;
            },
            CancellationToken.None);
        await linking!;

        Assert.Equal(Reason.HasOwnAffairs, refused);
        Assert.Equal((Own, Own), await HomesAsync(one));
    }

    [SkippableFact]
    public async Task Who_raises_while_the_group_is_linked_raises_in_its_new_community()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        await PrepareAsync(one);
        var tries = 0;
        Task? raising = null;

        await one.Database.WriteAsync(
            async db =>
            {
                Assert.Null(await LinkAsync(db));
                raising = DatabaseFaults.AgainAfterCollisionsAsync(() => other.Database.WriteAsync(
                    async there =>
                    {
                        tries++;
                        await RaiseAsync(there);
                        return true;
                    },
                    CancellationToken.None));
                await db.WhenWaitingAsync(raising);
                return true;
            },
            CancellationToken.None);
        await raising!;

        Assert.Equal(2, tries);
        Assert.Equal((Other, Other), await HomesAsync(one));
    }

    private static Task PrepareAsync(Replica replica) => replica.Database.WriteAsync(
        db =>
        {
            db.Communities.AddRange(
                new CommunityRow { Id = Own, Title = "Stairwell 2" }, new CommunityRow { Id = Other, Title = "House 5" });
            db.Groups.Add(new GroupRow { Id = Group, CommunityId = Own, ChatId = Chat, Title = "Stairwell 2" });
            return Task.FromResult(true);
        },
        CancellationToken.None);

    private static async Task RaiseAsync(MicroGovContext db)
    {
        var work = new UnitOfWork(db, Now, CancellationToken.None);
        var home = await work.Homes.OfChatAsync(Chat);
        var row = await work.Affairs.CreateAsync(home!);
        var raised = new AffairRaised(new(7), home!.Community.Id, row.Number, "Dark stairwell", "", [], Now, Now.AddDays(14));
        await work.AffairJournal.RecordAsync(row, [raised], work.Communities.TermsFor(home.Community));
        await work.SaveAsync();
    }

    /// <summary>As <c>/join CODE</c> does it in the group.</summary>
    private static async Task<Reason?> LinkAsync(MicroGovContext db)
    {
        var work = new UnitOfWork(db, Now, CancellationToken.None);
        var from = (await work.Homes.OfChatAsync(Chat))!.Community;
        var merged = await CommunityPipeline.OperateAsync(work, from, new MergeCommunity(new(7), Other));
        if (merged.Refusal is { } no)
        {
            return no.Reason;
        }

        await CommunityPipeline.FollowAsync(
            work,
            await work.Communities.GetAsync(Other),
            new LinkGroup(new(7), Group, Chat, null, new(from.Id, from.JournalHead)));
        return null;
    }

    /// <summary>The communities of the group and of its one affair.</summary>
    private static async Task<(long Group, long Affair)> HomesAsync(Replica replica)
    {
        await using var db = await replica.Database.OpenAsync(CancellationToken.None);
        return ((await db.Groups.SingleAsync()).CommunityId, (await db.Affairs.SingleAsync()).CommunityId);
    }
}
