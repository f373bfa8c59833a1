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
        .. AffairActs.OfPeople,
        .. CommunityPermissions.Rights.Select(row => new Right(row.Act, row.Audience)),
        .. AffairActs.OfTheClock,
    ];

    private static readonly Dictionary<Type, Right> Rows = Table.ToDictionary(row => row.Act);

    /// <summary>The row of an act.</summary>
    /// <exception cref="KeyNotFoundException">The act has no row, which a test forbids.</exception>
    public static Right For(Type act) => Rows[act];

    /// <summary>Null when <paramref name="act"/> is allowed, else the refusal.</summary>
    /// <param name="belongs">
    /// In the affair's group and of its unit. Who leads without living there leads, and judges nothing.
    /// </param>
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
                Reason.NotNow => StageRefusal.NotNow(affair.Stage),
                var no => new Refusal(no.Value),
            };
    }

    /// <summary>Null when an act on the community is allowed, else the refusal.</summary>
    /// <param name="communityAct">The type of the act: what else it says does not matter.</param>
    public static Refusal? Check(Type communityAct, Role role) =>
        For(communityAct).Audience.Answer(role) is { } no ? new Refusal(no) : null;

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
}
