using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Privacy;

/// <summary>Somebody is forgotten. What was decided with them stays decided: their number stands where their name did.</summary>
internal sealed class Erasure(CommandContext turn)
{
    private readonly UnitOfWork session = turn.Work;
    private readonly PersonRow person = turn.Person;

    public async Task RunAsync()
    {
        var who = new Identity(person);
        await session.SaveAsync();
        await LeaveAffairsAsync();
        var communities = await session.CommunitiesOfAsync(person.Id);
        foreach (var id in communities)
        {
            var community = await session.CommunityAsync(id);
            await LayDownOfficesAsync(community);
            await CommunityPipeline.FollowAsync(session, community, new LeaveHouseholds(new(person.Id)));
        }

        await session.SaveAsync();
        foreach (var column in PersonalColumns.All.Where(column => column.Fate == Fate.RowGoes))
        {
            await column.DeleteAsync(session.Db, who, session.Ct);
        }

        await session.EraseAsync(person, communities);
        await new Traces(session, who).WipeAsync();
    }

    private async Task LeaveAffairsAsync()
    {
        foreach (var id in await session.OpenAffairsOfAsync(person.Id))
        {
            await turn.LeaveAsync((await session.AffairAsync(id))!);
        }
    }

    /// <summary>Whom they led hears that the office is free.</summary>
    private async Task LayDownOfficesAsync(CommunityRow community)
    {
        var held = await session.GrantsAsync(community, person.Id);
        await CommunityPipeline.FollowAsync(session, community, new LayDownOffices(new(person.Id)));
        foreach (var grant in held)
        {
            if (await session.AnyHomeAsync(community.Id) is not { } main)
            {
                continue;
            }

            var chat = (await session.HomeOfUnitAsync(main, grant.UnitId)).ChatId;
            var unit = grant.UnitId is { } id && await session.UnitsAsync(community.Id) is { } tree ? tree.PathOf(id).ToString() : community.Title;
            var texts = Wording.In(community.Language);
            session.Enqueue(chat, new PostMessage(chat, texts.Say(
                "news.revoked." + grant.Role, ("name", PersonNames.Former(texts, person.Id)), ("unit", unit), ("partner", grant.Partner))));
        }
    }
}
