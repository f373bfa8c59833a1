using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using static MicroGov.Core.Lifecycle.Stage;

namespace MicroGov.Core.Affairs;

/// <summary>The one funnel and its table: may this person do this, here and now? Every act has its row.</summary>
public static class Permissions
{
    /// <summary>The table, in the order in which people read it.</summary>
    public static ImmutableArray<Right> Table { get; } =
    [
        new(typeof(Raise), Audience.ResidentsAndPartners, Raised),
        new(typeof(Second), Audience.Residents, Raised),
        new(typeof(Speak), Audience.ResidentsAndPartners, Raised, Discussing, Stage.Voting),
        new(typeof(AmendMotion), Audience.RaiserOrLeaders, Raised, Discussing),
        new(typeof(ProposeOption), Audience.ResidentsAndPartners, Raised, Discussing),
        new(typeof(CastBallot), Audience.Voters, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(TakeBackBallot), Audience.Voters, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(GiveProxy), Audience.Residents, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(TakeBackProxy), Audience.Residents, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(Recuse), Audience.Residents, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(Claim), Audience.ResidentsAndPartners, Assigning)
        {
            Otherwise = ImmutableDictionary<Stage, Reason>.Empty.Add(Underway, Reason.AlreadyClaimed),
        },
        new(typeof(Release), Audience.DoerOrAsked, Assigning, Underway),
        new(typeof(ReportProgress), Audience.DoerOrAsked, Assigning, Underway),
        new(typeof(ReportDone), Audience.DoerOrAsked, Assigning, Underway),
        new(typeof(AcceptWork), Audience.Residents, Reported) { NotOwnWork = true },
        new(typeof(RejectWork), Audience.Residents, Reported) { NotOwnWork = true },
        new(typeof(Rate), Audience.Residents, Reported) { NotOwnWork = true },
        new(typeof(ObjectTo), Audience.Residents, Stage.Voting, Assigning, Reported) { NotOwnWork = true, Otherwise = Everywhere(Reason.NoNoticeOpen) },
        new(typeof(Withdraw), Audience.RaiserOrLeaders, Raised, Discussing, Stage.Voting, Assigning),
        new(typeof(Reopen), Audience.RaiserOrLeaders, Closed),
        new(typeof(OpenDiscussion), Audience.Leaders, Raised),
        new(typeof(OpenVote), Audience.Leaders, Discussing),
        new(typeof(CloseVote), Audience.Leaders, Stage.Voting),
        new(typeof(NotePaper), Audience.Leaders, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(ConfirmPaper), Audience.Residents, Stage.Voting) { Otherwise = Everywhere(Reason.VoteIsOver) },
        new(typeof(VoidVote), Audience.Moderators, Stage.Voting, Assigning),
        new(typeof(Extend), Audience.Leaders, Raised, Discussing, Stage.Voting, Underway) { NotOwnWork = true },
        new(typeof(DeclareUrgent), Audience.Leaders, Raised, Discussing),
        new(typeof(Assign), Audience.Leaders, Discussing, Assigning, Underway) { NotOwnWork = true },
        new(typeof(HandOver), Audience.Leaders, Raised, Discussing, Assigning),
        new(typeof(Decline), Audience.Leaders, Raised, Discussing),
        new(typeof(Merge), Audience.Leaders, Raised, Discussing),
        new(typeof(ChooseUnit), Audience.RaiserOrLeaders, Raised),
        new(typeof(Escalate), Audience.Leaders, Raised, Discussing, Stage.Voting, Assigning, Underway, Reported) { NotOwnWork = true },
        new(typeof(SendDown), Audience.Leaders, Raised, Discussing, Assigning, Underway, Reported) { NotOwnWork = true },
        new(typeof(Close), Audience.Moderators, Reported) { NotOwnWork = true },
        new(typeof(AnswerAdmission), Audience.LeadersAndAdministrators),
        new(typeof(ListMissing), Audience.LeadersAndAdministrators),
        new(typeof(GrantRole), Audience.Administrators),
        new(typeof(RevokeRole), Audience.Administrators),
        new(typeof(ChangeSetting), Audience.Administrators),
        new(typeof(InviteHouseholds), Audience.Administrators),
        new(typeof(ImportRoster), Audience.Administrators),
        new(typeof(ArrangeUnits), Audience.Administrators),
        new(typeof(LinkGroup), Audience.Administrators),
        new(typeof(StrikeBallot), Audience.Clock),
        new(typeof(LeaveWork), Audience.Clock),
        new(typeof(FallDue), Audience.Clock),
    ];

    private static readonly Dictionary<Type, Right> Rows = Table.ToDictionary(row => row.Act);

    /// <summary>The row of an act.</summary>
    /// <exception cref="KeyNotFoundException">The act has no row, which a test forbids.</exception>
    public static Right For(Type act) => Rows[act];

    /// <summary>Null when <paramref name="act"/> is allowed, else the refusal.</summary>
    /// <param name="belongs">In the affair's group and of its unit. Who leads without living there leads, and judges nothing.</param>
    public static Refusal? Check(Act act, Role role, Affair affair, bool belongs = true)
    {
        ArgumentNullException.ThrowIfNull(act);
        var row = For(act.GetType());
        var reason = row.Audience.Answer(role);
        if (reason is not null && (role is Role.Outsider or Role.Former or Role.Clock || !IsClose(row.Audience, act.By, affair)))
        {
            return new Refusal(reason.Value);
        }

        if (row.Audience == Audience.Residents && !belongs)
        {
            return new Refusal(Reason.NotOfThisUnit);
        }

        if (row.Audience == Audience.DoerOrAsked && !MayAnswerForWork(act.By, role, affair))
        {
            return new Refusal(Reason.DoerOnly);
        }

        return row.NotOwnWork && act.By == affair.Doer && affair.Stage is Underway or Reported
            ? new Refusal(Reason.NotYourOwnWork)
            : row.AnswerIn(affair.Stage) switch
            {
                null => null,
                Reason.NotNow => Refusal.NotNow(affair.Stage),
                var no => new Refusal(no.Value),
            };
    }

    /// <summary>Null when an act on the community is allowed, else the refusal.</summary>
    public static Refusal? Check(CommunityAct act, Role role)
    {
        ArgumentNullException.ThrowIfNull(act);
        return For(act.GetType()).Audience.Answer(role) is { } no ? new Refusal(no) : null;
    }

    /// <summary>Raisers may do what leaders may with what they raised; doers, and nobody else, speak for their work.</summary>
    private static bool IsClose(Audience audience, PersonId by, Affair affair) => audience switch
    {
        Audience.RaiserOrLeaders => by == affair.RaisedBy,
        Audience.DoerOrAsked => true,
        _ => false,
    };

    /// <summary>Work handed to an outside body has no doer here: the raiser, or who leads, speaks for it.</summary>
    private static bool MayAnswerForWork(PersonId by, Role role, Affair affair)
    {
        var isDoer = by == affair.Doer || (affair.Work is null && by == affair.Offer?.To);
        var speaksForBody = affair.Work is { Body: not null } && (by == affair.RaisedBy || Audience.Leaders.Answer(role) is null);
        return isDoer || speaksForBody || (affair.Work is null && affair.Offer is null);
    }

    private static ImmutableDictionary<Stage, Reason> Everywhere(Reason reason) =>
        Enum.GetValues<Stage>().ToImmutableDictionary(stage => stage, _ => reason);
}
