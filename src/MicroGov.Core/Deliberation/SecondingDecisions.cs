using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>提事 and 附议: from raised to discussed.</summary>
internal static class SecondingDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Second(DebateSlice affair, Second act)
    {
        if (affair.Stage != Stage.Raised)
        {
            return affair.NotNow;
        }

        if (act.By == affair.Frame.RaisedBy)
        {
            return Reason.SecondingYourOwn;
        }

        if (affair.Debate.Seconders.Contains(act.By))
        {
            return Reason.AlreadySeconded;
        }

        var seconded = new AffairSeconded(act.By);
        return affair.Debate.Seconders.Count + 1 < affair.Terms.SecondsNeeded
            ? Decision.Of(seconded)
            : Decision.After(seconded, OpenFor(affair, null));
    }

    /// <summary>A moderator need not wait for seconds.</summary>
    public static Result<ImmutableArray<AffairEvent>> Open(DebateSlice affair, OpenDiscussion act) => OpenFor(affair, act.By);

    private static Result<ImmutableArray<AffairEvent>> OpenFor(DebateSlice affair, PersonId? by) =>
        affair.Move(Transition.OpenDiscussion, to => new DiscussionOpened(to, by, affair.Now + affair.Terms.DiscussFor));
}
