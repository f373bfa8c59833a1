using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

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

        if (await turn.MayNotAsync(new LinkGroup(turn.Me), home, null) is { } no)
        {
            return no;
        }

        var session = turn.Work;
        var (from, into) = (home.Community.Id, code.CommunityId);
        if (from == into)
        {
            return turn.Refuse(Reason.AlreadyLinked);
        }

        // Their numbers would be taken, and their journals say which community they belong to.
        if (await session.Db.Affairs.AnyAsync(row => row.CommunityId == from, session.Ct)
            || await session.Db.Households.AnyAsync(row => row.CommunityId == from, session.Ct)
            || await session.Db.Groups.CountAsync(row => row.CommunityId == from, session.Ct) > 1)
        {
            return turn.Refuse(Reason.HasOwnAffairs);
        }

        code.UsedAt = session.Now;
        var (unit, group) = (code.UnitId, home.Group.Id);
        await session.StepAsideAsync(async db =>
        {
            await db.Groups.Where(row => row.Id == group)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.CommunityId, into).SetProperty(row => row.UnitId, unit), session.Ct);
            await db.Units.Where(row => row.CommunityId == from).ExecuteDeleteAsync(session.Ct);
            await db.Grants.Where(row => row.CommunityId == from).ExecuteDeleteAsync(session.Ct);
            await db.CommunityJournalPersons.Where(row => row.CommunityId == from).ExecuteDeleteAsync(session.Ct);
            await db.CommunityJournal.Where(row => row.CommunityId == from).ExecuteDeleteAsync(session.Ct);
            await db.Communities.Where(row => row.Id == from).ExecuteDeleteAsync(session.Ct);
        });
        var community = await session.CommunityAsync(into);
        await session.RecordAsync(community, new GroupLinked(turn.Me, group, unit));
        var title = unit is { } id && await session.UnitsAsync(into) is { } tree ? tree.PathOf(id).ToString() : community.Title;
        return new Answer.Done(turn.Texts.Say("done.link", ("group", community.Title), ("unit", title)));
    }
}
