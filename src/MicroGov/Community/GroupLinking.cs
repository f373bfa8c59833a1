using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>A group becomes one of a community's: an administrator of both brings the code from one to the other.</summary>
internal static class GroupLinking
{
    public static async Task<Answer> LinkAsync(CommandContext turn, OneTimeCodeRow code)
    {
        if (turn is not { IsPrivate: false, Home: { } home })
        {
            return turn.Refuse(Reason.LinkInGroup);
        }

        // Whoever made it administers the other community: the code is typed for everybody to see, and is good for nobody else.
        if (code.MadeBy != turn.Person.Id)
        {
            return turn.Refuse(Reason.NoSuchCode);
        }

        var session = turn.Work;
        var (from, group, unit) = (home.Community, home.Group, code.UnitId);
        var merged = await turn.ActAsync(home, new MergeCommunity(turn.Me, code.CommunityId));
        if (merged.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        code.UsedAt = session.Now;
        await CommunityPipeline.FollowAsync(
            session, await session.CommunityAsync(code.CommunityId),
            new LinkGroup(turn.Me, group.Id, group.ChatId, unit, new(from.Id, from.JournalHead)));
        // The community that the group was is read nowhere any more.
        await session.StepAsideAsync(_ => Task.CompletedTask);
        var community = await session.CommunityAsync(code.CommunityId);
        var title = unit is { } id && await session.UnitsAsync(community.Id) is { } tree ? tree.PathOf(id).ToString() : community.Title;
        return new Answer.Done(turn.Texts.Say("done.link", ("group", community.Title), ("unit", title)));
    }
}
