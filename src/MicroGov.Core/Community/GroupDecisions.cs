using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>Which groups are a community's, and which of its units each is for.</summary>
internal static class GroupDecisions
{
    public static Result<ImmutableArray<CommunityEvent>> Assign(CommunityState community, AssignGroup act) =>
        CommunityDecider.One(new GroupLinked(act.By, act.GroupId, community.Groups[act.GroupId].ChatId, act.UnitId, null));

    public static Result<ImmutableArray<CommunityEvent>> Link(CommunityState community, LinkGroup act) =>
        act.Absorbed.Id == community.Id
            ? Reason.AlreadyLinked
            : CommunityDecider.One(new GroupLinked(act.By, act.GroupId, act.ChatId, act.UnitId, act.Absorbed));

    public static Result<ImmutableArray<CommunityEvent>> Merge(CommunityState community, MergeCommunity act, CommunityFacts facts)
    {
        if (act.Into == community.Id)
        {
            return Reason.AlreadyLinked;
        }

        // Their numbers would be taken, and their journals say which community they belong to.
        return facts.HasAffairs || facts.HasHouseholds || community.Groups.Count > 1
            ? Reason.HasOwnAffairs
            : CommunityDecider.One(new MergedInto(act.By, act.Into));
    }
}
