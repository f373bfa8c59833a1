using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// Two communities, as they lived when their golden journals were written: one grows, the other becomes part of it.
/// </summary>
internal static class GoldenCommunities
{
    /// <summary>The one that stays, and the one that goes.</summary>
    public const long Lane = 3, Court = 4;

    private const long LaneGroup = 5, CourtGroup = 6;

    private static readonly PersonId Mei = new(1), Li = new(2), Wang = new(3), Chen = new(4), Kai = new(5);

    private static readonly VoteRule Ours = VoteRule.Simple with
    {
        Name = "ours",
        Title = new("Ours", "我们的"),
        Says = new("As we do it.", "照老样子。"),
        Basis = VoterBasis.Household,
        Lasts = TimeSpan.FromDays(5),
    };

    public static ImmutableArray<CommunityEntry> Journals()
    {
        var court = new Life(Court);
        court.Does(new FoundCommunity(CourtGroup, -1002, "en", new()));
        court.Does(new GrantRole(Kai, Kai, new(Role.Moderator)));
        court.Does(new ChangeSetting(Kai, "Discuss", "3 days", "en", new() { DiscussFor = TimeSpan.FromDays(3) }));

        var lane = new Life(Lane);
        lane.Does(new FoundCommunity(LaneGroup, -1001, "zh", new() { TimeZone = "Asia/Shanghai" }));
        Register(lane);
        Offices(lane);
        Rules(lane);
        court.Does(new MergeCommunity(Kai, Lane));
        lane.Does(new LinkGroup(Mei, CourtGroup, -1002, null, new(Court, court.Journal[^1].Hash)));
        lane.Does(new AssignGroup(Mei, CourtGroup, 13));
        lane.Does(new MigrateGroup(LaneGroup, -100_2001));
        lane.Does(new LeaveHouseholds(Chen));
        lane.Does(new LayDownOffices(Li));
        return [.. lane.Journal, .. court.Journal];
    }

    private static void Register(Life lane)
    {
        lane.Does(
            new AddUnit(Mei, UnitPath.Parse("Building 1 / Stairwell 2")),
            new() { Title = "Locust Lane", UnitIds = [10, 11, 12] });
        var first = new Household("1-2-501", UnitPath.Parse("Building 1 / Stairwell 2"), new(8850), 3, true, 40);
        var second = new Household("2-1-101", UnitPath.Parse("Building 2"), new(6020), 0, false);
        lane.Does(new ImportRoster(null, Plan([first, second], [])), new() { UnitIds = [13], HouseholdIds = [20, 21] });
        lane.Does(new ImportRoster(Mei, Plan([], [new(second, second with { Heads = 2, IsOwner = true })])));
        lane.Does(new JoinHousehold(Li, 20));
        lane.Does(new AnswerAdmission(Mei, Wang, 21));
        lane.Does(new JoinHousehold(Chen, 21));
    }

    private static void Offices(Life lane)
    {
        lane.Does(new GrantRole(Mei, Mei, new(Role.Moderator)));
        lane.Does(new GrantRole(Mei, Li, new(Role.UnitLeader, 11)));
        lane.Does(new GrantRole(Mei, Wang, new(Role.Moderator)));
        lane.Does(new GrantRole(Mei, Kai, new(Role.Partner, null, "Bright Property")));
        lane.Does(new RevokeRole(Mei, Wang, Role.Moderator));
    }

    private static void Rules(Life lane)
    {
        lane.Does(new WriteRule(Mei, Ours.ToDocument()));
        lane.Does(new WriteRule(Mei, (Ours with { Name = "other", Secrecy = Secrecy.Secret }).ToDocument()));
        lane.Does(new WriteRule(Mei, (Ours with { MinimumVoters = 2 }).ToDocument()));
        lane.Does(new ChangeSetting(Mei, "Rule", "ours", "zh", lane.State.Terms with { Rule = "ours" }));
        lane.Does(
            new ChangeSetting(
                Mei,
                "Quiet",
                "21:30-07:30",
                "en",
                lane.State.Terms with
                {
                    QuietHours = new(new(21, 30), new(7, 30)),
                    ShowDoors = true,
                }));
        lane.Does(new RemoveRule(Mei, "other"));
    }

    private static RosterPlan Plan(ImmutableArray<Household> added, ImmutableArray<HouseholdChange> changed) =>
        new([], added, changed, 0, [], []);

    /// <summary>A community that does one thing after the other, an hour apart.</summary>
    private sealed class Life(long id)
    {
        public CommunityState State { get; private set; } = new() { Id = id };

        public List<CommunityEntry> Journal { get; } = [];

        public void Does(CommunityAct act, CommunityFacts? facts = null)
        {
            var events = CommunityDecider.Decide(State, act, facts ?? new()).Value;
            Assert.NotEmpty(events);
            foreach (var happened in events)
            {
                var at = Story.Start.AddHours(Journal.Count);
                var head = Journal.Count == 0 ? JournalEntry.Root : Journal[^1].Hash;
                Journal.Add(CommunityJournal.Append(id, Journal.Count + 1, head, happened, at));
                State = State.Apply(happened, at);
            }
        }
    }
}
