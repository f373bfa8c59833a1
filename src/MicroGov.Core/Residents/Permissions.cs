using MicroGov.Core.Affairs;

namespace MicroGov.Core.Residents;

/// <summary>Who an act is open to, besides having to be in the group.</summary>
public enum Audience
{
    Residents,
    ResidentsButTheDoer,
    RaiserOrModerator,
    DoerOrAsked,
    Moderators,

    /// <summary>Also people outside the group: their ballots are kept apart, and the result says so.</summary>
    Anybody,
    Clock,
}

/// <summary>The one funnel: may this person do this to this affair? Every act has its row.</summary>
public static class Permissions
{
    private static readonly Dictionary<Type, Audience> Rows = new()
    {
        [typeof(Raise)] = Audience.Residents,
        [typeof(Second)] = Audience.Residents,
        [typeof(Speak)] = Audience.Residents,
        [typeof(ProposeOption)] = Audience.Residents,
        [typeof(CastBallot)] = Audience.Anybody,
        [typeof(TakeBackBallot)] = Audience.Anybody,
        [typeof(Claim)] = Audience.Residents,
        [typeof(Release)] = Audience.DoerOrAsked,
        [typeof(ReportProgress)] = Audience.DoerOrAsked,
        [typeof(ReportDone)] = Audience.DoerOrAsked,
        [typeof(AcceptWork)] = Audience.ResidentsButTheDoer,
        [typeof(RejectWork)] = Audience.ResidentsButTheDoer,
        [typeof(Rate)] = Audience.ResidentsButTheDoer,
        [typeof(ObjectTo)] = Audience.ResidentsButTheDoer,
        [typeof(Withdraw)] = Audience.RaiserOrModerator,
        [typeof(Reopen)] = Audience.RaiserOrModerator,
        [typeof(OpenDiscussion)] = Audience.Moderators,
        [typeof(OpenVote)] = Audience.Moderators,
        [typeof(CloseVote)] = Audience.Moderators,
        [typeof(Extend)] = Audience.Moderators,
        [typeof(DeclareUrgent)] = Audience.Moderators,
        [typeof(Assign)] = Audience.Moderators,
        [typeof(HandOver)] = Audience.Moderators,
        [typeof(Close)] = Audience.Moderators,
        [typeof(Decline)] = Audience.Moderators,
        [typeof(Merge)] = Audience.Moderators,
        [typeof(Knock)] = Audience.Clock,
    };

    /// <summary>The row of an act.</summary>
    /// <exception cref="KeyNotFoundException">The act has no row, which a test forbids.</exception>
    public static Audience For(Type act) => Rows[act];

    /// <summary>Null when <paramref name="act"/> is allowed, else the refusal.</summary>
    public static Refusal? Check(Act act, Role role, Affair affair)
    {
        ArgumentNullException.ThrowIfNull(act);
        var audience = For(act.GetType());
        if (audience == Audience.Clock || role == Role.Clock)
        {
            return audience == Audience.Clock && role == Role.Clock ? null : new Refusal(Reason.ModeratorsOnly);
        }

        if (role == Role.Outsider && audience != Audience.Anybody)
        {
            return new Refusal(Reason.Outsider);
        }

        return audience switch
        {
            Audience.Moderators when role != Role.Moderator => new Refusal(Reason.ModeratorsOnly),
            Audience.RaiserOrModerator when role != Role.Moderator && act.By != affair.RaisedBy =>
                new Refusal(Reason.RaiserOrModerator),
            Audience.ResidentsButTheDoer when act.By == affair.Doer => new Refusal(Reason.NotYourOwnWork),
            Audience.DoerOrAsked => CheckDoer(act, role, affair),
            _ => null,
        };
    }

    /// <summary>Work handed to an outside body has no doer here: the raiser or a moderator speaks for it.</summary>
    private static Refusal? CheckDoer(Act act, Role role, Affair affair)
    {
        var isDoer = act.By == affair.Doer || (affair.Work is null && act.By == affair.Offer?.To);
        var speaksForBody = affair.Work is { Body: not null } && (role == Role.Moderator || act.By == affair.RaisedBy);
        var nothingToDoYet = affair.Work is null && affair.Offer is null;
        return isDoer || speaksForBody || nothingToDoYet ? null : new Refusal(Reason.DoerOnly);
    }
}
