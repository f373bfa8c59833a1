using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Affairs;

public sealed class PermissionsTests
{
    /// <summary>Who may do what, once more and in plain words. An act that is missing here fails the walk below.</summary>
    private static readonly Dictionary<string, Type[]> Expected = new()
    {
        ["voters"] = [typeof(CastBallot), typeof(TakeBackBallot)],
        ["neighbours and partners"] = [typeof(Raise), typeof(Speak), typeof(ProposeOption), typeof(Claim)],
        ["neighbours"] =
        [
            typeof(Second),
            typeof(AcceptWork),
            typeof(RejectWork),
            typeof(Rate),
            typeof(ObjectTo),
            typeof(GiveProxy),
            typeof(TakeBackProxy),
            typeof(Recuse),
            typeof(ConfirmPaper),
        ],
        ["the doer"] = [typeof(Release), typeof(ReportProgress), typeof(ReportDone)],
        ["the raiser or who leads"] = [typeof(Withdraw), typeof(Reopen), typeof(ChooseUnit), typeof(AmendMotion)],
        ["who leads"] =
        [
            typeof(OpenDiscussion), typeof(OpenVote), typeof(CloseVote), typeof(Extend), typeof(DeclareUrgent), typeof(Assign),
            typeof(HandOver), typeof(Decline), typeof(Merge), typeof(Escalate), typeof(SendDown), typeof(NotePaper),
        ],
        ["moderators"] = [typeof(Close), typeof(VoidVote)],
        ["the clock"] =
        [
            typeof(FallDue),
            typeof(StrikeBallot),
            typeof(LeaveWork),
            typeof(FoundCommunity),
            typeof(LinkGroup),
            typeof(MigrateGroup),
            typeof(JoinHousehold),
            typeof(LeaveHouseholds),
            typeof(LayDownOffices),
        ],
        ["who leads or administers"] = [typeof(AnswerAdmission), typeof(ListMissing)],
        ["administrators"] =
        [
            typeof(GrantRole),
            typeof(RevokeRole),
            typeof(ChangeSetting),
            typeof(WriteRule),
            typeof(RemoveRule),
            typeof(InviteHouseholds),
            typeof(ImportRoster),
            typeof(AddUnit),
            typeof(AssignGroup),
            typeof(InviteGroup),
            typeof(MergeCommunity),
        ],
    };

    /// <summary>Nobody does these to what they work on themselves.</summary>
    private static readonly Type[] NotOnes =
    [
        typeof(AcceptWork),
        typeof(RejectWork),
        typeof(Rate),
        typeof(ObjectTo),
        typeof(Close),
        typeof(Extend),
        typeof(Assign),
        typeof(Escalate),
        typeof(SendDown),
    ];

    private static readonly Reason[] OfRoles =
    [
        Reason.Outsider,
        Reason.HadTheirSay,
        Reason.ModeratorsOnly,
        Reason.LeadersOnly,
        Reason.AdministratorsOnly,
        Reason.NotYourUnit,
        Reason.PartnersDoNot,
        Reason.NotOfThisUnit,
        Reason.RaiserOrModerator,
        Reason.DoerOnly,
        Reason.NotYourOwnWork,
    ];

    public static TheoryData<Type> EveryAct => [.. Acts(typeof(Act))];

    public static TheoryData<Type> EveryCommunityAct => [.. Acts(typeof(CommunityAct))];

    [Theory]
    [MemberData(nameof(EveryAct))]
    public void Every_act_is_open_to_exactly_those_it_should_be(Type type)
    {
        var row = Assert.Single(Expected, row => row.Value.Contains(type)).Key;
        foreach (var (situation, affair) in Affairs())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var person in new[] { Ann, Dee, Eve })
                {
                    var act = Make(type, person);
                    var expected = Answer(row, type, role, act.By, situation);
                    var answer = Permissions.Check(act, role, affair)?.Reason;
                    // Whoever may do it, may not do it everywhere: the table's stages say where, and the walk below holds them to
                    // the decisions.
                    Assert.True(
                        expected == answer || (expected is null && !OfRoles.Contains(answer!.Value)),
                        $"{type.Name} by {person} as {role}, {situation}: {answer}, not {expected}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryCommunityAct))]
    public void Every_act_on_the_community_is_open_to_exactly_those_it_should_be(Type type)
    {
        var row = Assert.Single(Expected, row => row.Value.Contains(type)).Key;
        foreach (var role in Enum.GetValues<Role>())
        {
            var isAllowed = row == "the clock" ? role == Role.Clock
                : role == Role.Administrator || (row == "who leads or administers" && role is Role.UnitLeader or Role.Moderator);
            Assert.True(Permissions.Check(type, role) is null == isAllowed, $"{type.Name} as {role}");
        }
    }

    /// <summary>
    /// Act by role by stage by who: a yes of the table is never a "not now" of the decision, and a no is the decision's no.
    /// </summary>
    [Theory]
    [MemberData(nameof(EveryAct))]
    public void The_table_and_the_decisions_agree_in_every_stage(Type type)
    {
        foreach (var (situation, affair) in Affairs())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var person in new[] { Ann, Dee, Eve })
                {
                    var act = Make(type, person);
                    var allowed = Permissions.Check(act, role, affair);
                    var decided = AffairDecider.Decide(affair, act, new Facts { Role = role }, Story.Start.AddDays(100));
                    if (allowed is not null)
                    {
                        Assert.Equal(allowed.Reason, decided.Refusal?.Reason);
                    }
                    else if (
                        situation != "asked"
                        && !(act is Assign && situation == "handed over")
                        && !(act is Raise || (act is Release or ReportProgress or ReportDone && affair.Stage == Stage.Assigning)))
                    {
                        Assert.True(
                            decided.Refusal?.Reason != Reason.NotNow,
                            $"{type.Name} as {role}, {situation}, is allowed and yet not now");
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_act_has_exactly_one_row() => Assert.Equal(
        Acts(typeof(Act)).Concat(Acts(typeof(CommunityAct))).Select(type => type.Name).Order(),
        Permissions.Table.Select(row => row.Act.Name).Order());

    [Fact]
    public void An_act_without_a_row_is_a_bug() =>
        Assert.Throws<KeyNotFoundException>(() => Permissions.Check(new Dance(Ann), Role.Moderator, new Affair()));

    /// <summary>Ann raised all of them. Dee is who was asked, or who does it.</summary>
    private static IEnumerable<(string Situation, Affair Affair)> Affairs() =>
    [
        ("raised", Raised().Affair),
        ("no work yet", Discussing().Affair),
        ("voting", UpForVote().Affair),
        ("unclaimed", Assigning().Affair),
        ("asked", Asked().Affair),
        ("doing", Underway().Affair),
        ("reported", Reported().Affair),
        ("judged", OnNotice().Affair),
        ("handed over", HandedOver().Affair),
        ("resolved", Resolved().Affair),
    ];

    private static Reason? Answer(string row, Type type, Role role, PersonId by, string situation)
    {
        var (raiser, dee, leads) = (by == Ann, by == Dee, role is Role.UnitLeader or Role.Moderator);
        var dees = situation is "doing" or "reported" or "judged";
        if (role == Role.Clock || row == "the clock")
        {
            return role == Role.Clock && row == "the clock" ? null : Reason.ModeratorsOnly;
        }

        if (role == Role.Former)
        {
            return Reason.HadTheirSay;
        }

        if (role == Role.Outsider)
        {
            return row == "voters" ? null : Reason.Outsider;
        }

        return row switch
        {
            "voters" or "neighbours" when role == Role.Partner => Reason.PartnersDoNot,
            "neighbours" when role == Role.Neighbour => Reason.NotOfThisUnit,
            "moderators" when role != Role.Moderator => Reason.ModeratorsOnly,
            "who leads" when !leads => role == Role.LeaderElsewhere ? Reason.NotYourUnit : Reason.LeadersOnly,
            "the raiser or who leads" when !raiser && !leads => Reason.RaiserOrModerator,
            "the doer" => situation switch
            {
                "raised" or "no work yet" or "voting" or "unclaimed" => null,
                "handed over" => raiser || leads ? null : Reason.DoerOnly,
                // What is over has its doer still.
                _ => dee ? null : Reason.DoerOnly,
            },
            _ => NotOnes.Contains(type) && dees && dee ? Reason.NotYourOwnWork : null,
        };
    }

    private static IEnumerable<Type> Acts(Type kind) =>
        kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind) && !type.IsAbstract);

    /// <summary>The act by <paramref name="person"/>; whatever else it says does not matter to permission.</summary>
    private static Act Make(Type type, PersonId person) => (Act)Construct(type, person);

    private static object Construct(Type type, PersonId person)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, person))]);
    }

    private static object? Value(Type type, PersonId person) =>
        type == typeof(PersonId) ? person
        : type == typeof(string) ? ""
        : type == typeof(Grant) ? new Grant(Role.Moderator)
        : type == typeof(TimeSpan) || type == typeof(TimeSpan?) ? TimeSpan.FromHours(1)
        : type == typeof(long?) ? null
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private sealed record Dance(PersonId By) : Act(By);
}
