using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Community;

namespace MicroGov.Tests.Core.Community;

public sealed class CommunityDeciderTests
{
    private static readonly PersonId Mei = new(1), Li = new(2);

    private static readonly CommunityFacts Numbers = new()
    {
        Title = "Locust Lane",
        UnitIds = [10, 11, 12, 13],
        HouseholdIds = [20, 21],
    };

    private CommunityState community = new() { Id = 1 };

    public CommunityDeciderTests() => Do(new FoundCommunity(5, -1001, "en", new()));

    [Fact]
    public void A_community_begins_with_its_group_its_language_and_its_terms()
    {
        Assert.Equal(
            (5, "en", new CommunityGroup(5, -1001, null)), (community.MainGroupId, community.Language, community.Groups[5]));
        Do(new MigrateGroup(5, -2002));
        Assert.Equal(-2002, community.Groups[5].ChatId);
    }

    [Fact]
    public void A_unit_is_added_with_every_unit_around_it_that_is_missing_and_only_once()
    {
        Do(new AddUnit(Mei, UnitPath.Parse("Building 3 / Stairwell 2")));
        Assert.Equal(
            [new(10, null, "Locust Lane"), new(11, 10, "Building 3"), new Unit(12, 11, "Stairwell 2")], community.Units.Values);
        Assert.Empty(Do(new AddUnit(Mei, UnitPath.Parse("building 3"))));
    }

    [Fact]
    public void A_roster_says_each_household_in_full_and_keeps_its_number_when_it_changes()
    {
        var flat = new Household("3-1", UnitPath.Parse("Building 3"), new(8850), 3, true);
        Do(new ImportRoster(Mei, Plan([flat], [])));
        Assert.Equal(new RegisteredHousehold(20, 11, "3-1", 8850, 3, true, 0), Assert.Single(community.Households).Value);

        Do(new ImportRoster(null, Plan([], [new(flat, flat with { Heads = 4 })])));
        Assert.Equal((20, 4), (community.Households[20].Id, community.Households[20].Heads));
    }

    [Fact]
    public void Somebody_belongs_to_a_household_once_and_to_five_at_most()
    {
        Do(new ImportRoster(Mei, Plan([new Household("3-1", UnitPath.Root, default, 0, false)], [])));
        Assert.Equal(Reason.NoSuchDoor, Refused(new JoinHousehold(Li, 99)));
        Assert.Equal(Reason.TooManyHouseholds, Refused(new JoinHousehold(Li, 20), Numbers with { HouseholdsElsewhere = 5 }));
        Do(new JoinHousehold(Li, 20));
        Assert.Equal(Reason.AlreadyBound, Refused(new AnswerAdmission(Mei, Li, 20)));
        Do(new LeaveHouseholds(Li));
        Assert.Empty(community.Residents);
    }

    [Fact]
    public void Who_speaks_for_an_organisation_holds_no_other_office()
    {
        Do(new GrantRole(Mei, Li, new Grant(Role.Partner, null, "Bright Property")));
        Assert.Equal(Reason.HasRole, Refused(new GrantRole(Mei, Li, new Grant(Role.Partner, null, "Bright Property"))));
        Assert.Equal(Reason.PartnerOrOffice, Refused(new GrantRole(Mei, Li, new Grant(Role.Moderator))));
        Do(new RevokeRole(Mei, Li, Role.Partner));
        Assert.Equal(Reason.HasNoRole, Refused(new RevokeRole(Mei, Li, Role.Partner)));
    }

    [Fact]
    public void A_setting_leaves_the_communitys_own_rules_alone_and_a_rule_in_use_stays()
    {
        Do(new WriteRule(Mei, new("ours", """{"name":"ours"}""")));
        Do(new ChangeSetting(Mei, "Rule", "ours", "en", community.Terms with { Rule = "ours" }));
        Assert.Equal(("ours", 1), (community.Terms.Rule, community.Terms.Rules.Length));
        Assert.Empty(Do(new ChangeSetting(Mei, "Rule", "ours", "en", community.Terms)));
        Assert.Equal(Reason.RuleIsInUse, Refused(new RemoveRule(Mei, "OURS")));
        Assert.Equal(
            Reason.RuleIsForAll, Refused(new WriteRule(Mei, new("simple", "{}")), Numbers with { SharedRules = ["simple"] }));
    }

    [Fact]
    public void A_community_with_affairs_is_not_merged_and_one_without_ends_with_it()
    {
        Assert.Equal(Reason.AlreadyLinked, Refused(new MergeCommunity(Mei, 1)));
        Assert.Equal(Reason.HasOwnAffairs, Refused(new MergeCommunity(Mei, 2), Numbers with { HasAffairs = true }));
        Do(new MergeCommunity(Mei, 2));
        Assert.Equal((2, 0), (community.MergedInto, community.Groups.Count));
    }

    private ImmutableArray<CommunityEvent> Do(CommunityAct act)
    {
        var events = CommunityDecider.Decide(community, act, Numbers).Value;
        foreach (var happened in events)
        {
            // As a journal gives it back.
            community = community.Apply(
                CommunityEvents.Format.Read(CommunityEvents.Format.Write(happened)), DateTimeOffset.UnixEpoch);
        }

        return events;
    }

    private Reason? Refused(CommunityAct act, CommunityFacts? facts = null) =>
        CommunityDecider.Decide(community, act, facts ?? Numbers).Refusal?.Reason;

    private static RosterPlan Plan(ImmutableArray<Household> added, ImmutableArray<HouseholdChange> changed) =>
        new([], added, changed, 0, [], []);
}
