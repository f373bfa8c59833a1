using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>
/// What follows when somebody does something to their community: events, or why not. No events: it is so already. Whether they
/// may was asked before.
/// </summary>
public static class CommunityDecider
{
    /// <param name="community">The slice of it that the act is about.</param>
    public static Result<ImmutableArray<CommunityEvent>> Decide(CommunityState community, CommunityAct act, CommunityFacts facts)
    {
        ArgumentNullException.ThrowIfNull(community);
        ArgumentNullException.ThrowIfNull(facts);
        return act switch
        {
            FoundCommunity found => One(new CommunityFounded(found.GroupId, found.ChatId, found.Language, found.Terms)),
            GrantRole grant => OfficeDecisions.Grant(community, grant),
            RevokeRole revoke => OfficeDecisions.Revoke(community, revoke),
            LayDownOffices leave => OfficeDecisions.LayDown(community, leave),
            ChangeSetting change => SettingDecisions.Change(community, change),
            WriteRule write => SettingDecisions.Write(community, write, facts),
            RemoveRule remove => SettingDecisions.Remove(community, remove, facts),
            AddUnit add => RegisterDecisions.Add(community, add, facts),
            ImportRoster import => RegisterDecisions.Import(community, import, facts),
            AnswerAdmission admit => RegisterDecisions.Bind(community, admit.By, admit.Who, admit.HouseholdId, facts),
            JoinHousehold join => RegisterDecisions.Bind(community, null, join.Who, join.HouseholdId, facts),
            LeaveHouseholds leave => RegisterDecisions.Leave(community, leave),
            AssignGroup assign => GroupDecisions.Assign(community, assign),
            LinkGroup link => GroupDecisions.Link(community, link),
            MergeCommunity merge => GroupDecisions.Merge(community, merge, facts),
            MigrateGroup migrate => One(new GroupMigrated(migrate.GroupId, migrate.ChatId)),
            InviteHouseholds or InviteGroup or ListMissing => ImmutableArray<CommunityEvent>.Empty,
            _ => throw new ArgumentException($"Nobody decides {act.GetType().Name}.", nameof(act)),
        };
    }

    internal static Result<ImmutableArray<CommunityEvent>> One(CommunityEvent happened) => ImmutableArray.Create(happened);
}
