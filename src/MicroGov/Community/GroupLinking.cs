using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>A group becomes one of a community's: an administrator of both brings the code from one to the other.</summary>
internal static class GroupLinking
{
    public static async Task<Answer> LinkAsync(CommandContext context, OneTimeCodeRow code)
    {
        if (context is not { IsPrivate: false, Home: { } home })
        {
            return context.Refuse(Reason.LinkInGroup);
        }

        // Whoever made it administers the other community: the code is typed for everybody to see, and is good for nobody else.
        if (code.MadeBy != context.Person.Id)
        {
            return context.Refuse(Reason.NoSuchCode);
        }

        var work = context.Work;
        var (from, group, unit) = (home.Community, home.Group, code.UnitId);
        var merged = await context.ActAsync(home, new MergeCommunity(context.Me, code.CommunityId));
        if (merged.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        code.UsedAt = work.Now;
        await CommunityPipeline.FollowAsync(
            work, await work.Communities.GetAsync(code.CommunityId),
            new LinkGroup(context.Me, group.Id, group.ChatId, unit, new(from.Id, from.JournalHead)));
        // The community that the group was is read nowhere any more.
        await work.StartOverAsync();
        var community = await work.Communities.GetAsync(code.CommunityId);
        var title =
            unit is { } id && await work.Units.TreeAsync(community.Id) is { } tree ? tree.PathOf(id).ToString() : community.Title;
        return new Answer.Done(context.Texts.Say("done.link", ("group", community.Title), ("unit", title)));
    }
}
