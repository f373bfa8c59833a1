using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>办事: who does it, until when, how it goes.</summary>
internal static class WorkDecisions
{
    /// <summary>In a discussion that nobody is against, naming a doer is how it is agreed by consent.</summary>
    public static Result<ImmutableArray<AffairEvent>> Assign(WorkSlice affair, Assign act)
    {
        if (act.Due <= affair.Now)
        {
            return Reason.InThePast;
        }

        var offered = new WorkOffered(act.By, act.To, act.Due, act.What);
        switch (affair.Stage)
        {
            case Stage.Assigning:
                return Decision.Of(offered);
            case Stage.Discussing:
                var agreed = affair.Move(Transition.AgreeByConsent, to => new AgreedByConsent(to, act.By));
                return agreed.Refusal is { } refusal ? refusal : agreed.Value.Add(offered);
            case Stage.Underway when affair.Work.Task is { Doer: not null }:
                var freed = affair.Move(Transition.GiveBack, to => new WorkGivenBack(to, act.By));
                return freed.Refusal is { } no ? no : freed.Value.Add(offered);
            default:
                return affair.NotNow;
        }
    }

    public static Result<ImmutableArray<AffairEvent>> HandOver(WorkSlice affair, HandOver act)
    {
        var due = act.Due ?? affair.Now + affair.Terms.WorkFor;
        return due <= affair.Now
            ? Reason.InThePast
            : affair.Move(Transition.HandOver, to => new HandedOver(to, act.By, act.Body, affair.Now, due));
    }

    /// <summary>Whoever is asked may take it on, and so may any neighbour who is quicker.</summary>
    public static Result<ImmutableArray<AffairEvent>> Claim(WorkSlice affair, Claim act)
    {
        if (affair.Stage == Stage.Underway)
        {
            return Reason.AlreadyClaimed;
        }

        var asked = affair.Work.Offer?.To == act.By ? affair.Work.Offer : null;
        var due = asked?.Due > affair.Now ? asked.Due.Value : affair.Now + affair.Terms.WorkFor;
        return affair.Move(Transition.TakeOn, to => new WorkTakenOn(to, act.By, asked?.What ?? "", affair.Now, due));
    }

    public static Result<ImmutableArray<AffairEvent>> Release(WorkSlice affair, Release act) =>
        affair is { Stage: Stage.Assigning, Work.Offer: not null }
            ? Decision.Of(new WorkGivenBack(Stage.Assigning, act.By))
            : affair.Move(Transition.GiveBack, to => new WorkGivenBack(to, act.By));

    /// <summary>What they have reported done already is judged without them.</summary>
    public static Result<ImmutableArray<AffairEvent>> Leave(WorkSlice affair, LeaveWork act) => affair.Stage switch
    {
        Stage.Assigning when affair.Work.Offer?.To == act.By => Release(affair, new Release(act.By)),
        Stage.Underway when affair.Work.Task?.Doer == act.By => Release(affair, new Release(act.By)),
        _ => Decision.Of(),
    };

    public static Result<ImmutableArray<AffairEvent>> Progress(WorkSlice affair, ReportProgress act) =>
        WithTask(affair, act.By, current => current.Stage == Stage.Underway
            ? Decision.Of(new ProgressReported(act.By, act.Text, affair.Frame.Numbered(act.Attachments), affair.Now))
            : current.NotNow);

    public static Result<ImmutableArray<AffairEvent>> Done(WorkSlice affair, ReportDone act) =>
        WithTask(affair, act.By, current => current.Move(Transition.ReportDone, to =>
            new WorkReported(
                to, act.By, act.Text, affair.Frame.Numbered(act.Attachments), affair.Now + affair.Terms.AcceptWithin)));

    /// <summary>Who was asked and reports has taken it on by doing so.</summary>
    private static Result<ImmutableArray<AffairEvent>> WithTask(
        WorkSlice affair, PersonId by, Func<WorkSlice, Result<ImmutableArray<AffairEvent>>> decide)
    {
        if (affair.Stage != Stage.Assigning || affair.Work.Offer?.To != by)
        {
            return decide(affair);
        }

        var taken = Claim(affair, new Claim(by));
        if (taken.Refusal is { } refusal)
        {
            return refusal;
        }

        var rest = decide(taken.Value.Aggregate(affair, After));
        return rest.Refusal is { } no ? no : taken.Value.AddRange(rest.Value);
    }

    private static WorkSlice After(WorkSlice affair, AffairEvent happened)
    {
        var stage = (happened as StageEvent)?.To ?? affair.Stage;
        return new(
            affair.Frame with { Stage = stage },
            WorkHistory.Apply(stage == affair.Stage ? affair.Work : WorkHistory.Enter(affair.Work, stage), happened));
    }
}
