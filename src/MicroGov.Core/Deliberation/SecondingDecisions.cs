using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>提事 and 附议: from raised to discussed.</summary>
internal static class SecondingDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Second(Affair affair, Second act, Facts facts, DateTimeOffset now)
    {
        if (affair.Stage != Stage.Raised)
        {
            return StageRefusal.NotNow(affair.Stage);
        }

        if (act.By == affair.RaisedBy)
        {
            return Reason.SecondingYourOwn;
        }

        if (affair.Seconders.Contains(act.By))
        {
            return Reason.AlreadySeconded;
        }

        var seconded = new AffairSeconded(act.By);
        if (affair.Seconders.Count + 1 < facts.Terms.SecondsNeeded)
        {
            return AffairDecider.Events(seconded);
        }

        var opened = OpenFor(affair, null, facts, now);
        return opened.Refusal is { } refusal ? refusal : opened.Value.Insert(0, seconded);
    }

    /// <summary>A moderator need not wait for seconds.</summary>
    public static Result<ImmutableArray<AffairEvent>> Open(Affair affair, OpenDiscussion act, Facts facts, DateTimeOffset now) =>
        OpenFor(affair, act.By, facts, now);

    private static Result<ImmutableArray<AffairEvent>> OpenFor(
        Affair affair, PersonId? by, Facts facts, DateTimeOffset now) =>
        AffairDecider.MoveBy(
            affair, Transition.OpenDiscussion, now, to => new DiscussionOpened(to, by, now + facts.Terms.DiscussFor));
}
