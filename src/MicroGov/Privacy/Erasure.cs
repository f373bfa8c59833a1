using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Privacy;

/// <summary>Somebody is forgotten. What was decided with them stays decided: their number stands where their name did.</summary>
internal sealed class Erasure(CommandContext context)
{
    private readonly UnitOfWork work = context.Work;
    private readonly PersonRow person = context.Person;

    public async Task RunAsync()
    {
        var who = new Identity(person);
        await work.SaveAsync();
        await LeaveAffairsAsync();
        var communities = await work.Erasures.CommunitiesAsync(person.Id);
        foreach (var id in communities)
        {
            var community = await work.Communities.GetAsync(id);
            await LayDownOfficesAsync(community);
            await CommunityPipeline.FollowAsync(work, community, new LeaveHouseholds(new(person.Id)));
        }

        await work.SaveAsync();
        foreach (var column in PersonalColumns.All.Where(column => column.Fate == Fate.RowGoes))
        {
            await column.DeleteAsync(work.Db, who, work.Ct);
        }

        await work.Erasures.EraseAsync(person, communities);
        await new Traces(work, who).WipeAsync();
    }

    private async Task LeaveAffairsAsync()
    {
        foreach (var id in await work.Erasures.OpenAffairsAsync(person.Id))
        {
            await context.LeaveAsync((await work.Affairs.FindAsync(id))!);
        }
    }

    /// <summary>Whom they led hears that the office is free.</summary>
    private async Task LayDownOfficesAsync(CommunityRow community)
    {
        var held = await work.Offices.OfAsync(community, person.Id);
        await CommunityPipeline.FollowAsync(work, community, new LayDownOffices(new(person.Id)));
        foreach (var grant in held)
        {
            if (await work.Homes.AnyAsync(community.Id) is not { } main)
            {
                continue;
            }

            var chat = (await work.Homes.OfUnitAsync(main, grant.UnitId)).ChatId;
            var unit =
                grant.UnitId is { } id && await work.Units.TreeAsync(community.Id) is { } tree
                    ? tree.PathOf(id).ToString()
                    : community.Title;
            var texts = Wording.In(community.Language);
            work.Enqueue(chat, new PostMessage(chat, texts.Say(
                "news.revoked." + grant.Role,
                ("name", PersonNames.Former(texts, person.Id)), ("unit", unit), ("partner", grant.Partner))));
        }
    }
}
