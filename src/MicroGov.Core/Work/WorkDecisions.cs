using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>办事: who does it, until when, how it goes.</summary>
internal static class WorkDecisions
{
    /// <summary>In a discussion that nobody is against, naming a doer is how it is agreed by consent.</summary>
    public static Result<ImmutableArray<AffairEvent>> Assign(Affair affair, Assign act, DateTimeOffset now)
    {
        if (act.Due <= now)
        {
            return Reason.InThePast;
        }

        var offered = new WorkOffered(act.By, act.To, act.Due, act.What);
        switch (affair.Stage)
        {
            case Stage.Assigning:
                return AffairDecider.Events(offered);
            case Stage.Discussing:
                var agreed = AffairDecider.MoveBy(affair, Transition.AgreeByConsent, now, to => new AgreedByConsent(to, act.By));
                return agreed.Refusal is { } refusal ? refusal : agreed.Value.Add(offered);
            case Stage.Underway when affair.Work is { Doer: not null }:
                var freed = AffairDecider.MoveBy(affair, Transition.GiveBack, now, to => new WorkGivenBack(to, act.By));
                return freed.Refusal is { } no ? no : freed.Value.Add(offered);
            default:
                return StageRefusal.NotNow(affair.Stage);
        }
    }

    public static Result<ImmutableArray<AffairEvent>> HandOver(Affair affair, HandOver act, Facts facts, DateTimeOffset now)
    {
        var due = act.Due ?? now + facts.Terms.WorkFor;
        return due <= now
            ? Reason.InThePast
            : AffairDecider.MoveBy(affair, Transition.HandOver, now, to => new HandedOver(to, act.By, act.Body, now, due));
    }

    /// <summary>Whoever is asked may take it on, and so may any neighbour who is quicker.</summary>
    public static Result<ImmutableArray<AffairEvent>> Claim(Affair affair, Claim act, Facts facts, DateTimeOffset now)
    {
        if (affair.Stage == Stage.Underway)
        {
            return Reason.AlreadyClaimed;
        }

        var asked = affair.Offer?.To == act.By ? affair.Offer : null;
        var due = asked?.Due > now ? asked.Due.Value : now + facts.Terms.WorkFor;
        return AffairDecider.MoveBy(
            affair, Transition.TakeOn, now, to => new WorkTakenOn(to, act.By, asked?.What ?? "", now, due));
    }

    public static Result<ImmutableArray<AffairEvent>> Release(Affair affair, Release act, DateTimeOffset now) =>
        affair is { Stage: Stage.Assigning, Offer: not null }
            ? AffairDecider.Events(new WorkGivenBack(Stage.Assigning, act.By))
            : AffairDecider.MoveBy(affair, Transition.GiveBack, now, to => new WorkGivenBack(to, act.By));

    /// <summary>What they have reported done already is judged without them.</summary>
    public static Result<ImmutableArray<AffairEvent>> Leave(Affair affair, LeaveWork act, DateTimeOffset now) =>
        (affair.Stage == Stage.Assigning && affair.Offer?.To == act.By) || (affair.Stage == Stage.Underway && affair.Doer == act.By)
            ? Release(affair, new Release(act.By), now)
            : AffairDecider.Events();

    public static Result<ImmutableArray<AffairEvent>> Progress(
        Affair affair, ReportProgress act, Facts facts, DateTimeOffset now) =>
        WithTask(affair, act.By, facts, now, current => current.Stage == Stage.Underway
            ? AffairDecider.Events(new ProgressReported(act.By, act.Text, act.Photos, now))
            : StageRefusal.NotNow(current.Stage));

    public static Result<ImmutableArray<AffairEvent>> Done(Affair affair, ReportDone act, Facts facts, DateTimeOffset now) =>
        WithTask(affair, act.By, facts, now, current => AffairDecider.MoveBy(current, Transition.ReportDone, now, to =>
            new WorkReported(to, act.By, act.Text, act.Photos, now + facts.Terms.AcceptWithin)));

    /// <summary>Who was asked and reports has taken it on by doing so.</summary>
    private static Result<ImmutableArray<AffairEvent>> WithTask(
        Affair affair, PersonId by, Facts facts, DateTimeOffset now, Func<Affair, Result<ImmutableArray<AffairEvent>>> decide)
    {
        if (affair.Stage != Stage.Assigning || affair.Offer?.To != by)
        {
            return decide(affair);
        }

        var taken = Claim(affair, new Claim(by), facts, now);
        if (taken.Refusal is { } refusal)
        {
            return refusal;
        }

        var rest = decide(taken.Value.Aggregate(affair, AffairHistory.Apply));
        return rest.Refusal is { } no ? no : taken.Value.AddRange(rest.Value);
    }
}
