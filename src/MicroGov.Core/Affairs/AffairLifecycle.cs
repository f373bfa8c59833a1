using MicroGov.Core.Lifecycle;
using Stateless;
using Stateless.Graph;
using Transition = MicroGov.Core.Lifecycle.Transition;

namespace MicroGov.Core.Affairs;

/// <summary>
/// The one table of an affair's life. It says which stage may follow which, and on what condition; it does nothing.
/// Each guard's words stand in the diagram, and name the refusal that somebody hears when it is not met.
/// </summary>
public static class AffairLifecycle
{
    private const string NobodyIsAgainst = "nobody is against it";
    private const string Judged = "accepted or left unjudged";
    private const string Unopposed = "no open objections";
    private const string SoonEnough = "soon enough";
    private const string Final = "the time to object to the vote is over";

    private static readonly Dictionary<string, Reason> Refusals = new()
    {
        [NobodyIsAgainst] = Reason.SomebodyIsAgainst,
        [Judged] = Reason.NotAcceptedYet,
        [Unopposed] = Reason.ObjectionsOpen,
        [SoonEnough] = Reason.TooLateToReopen,
        [Final] = Reason.MayBeObjectedTo,
    };

    /// <summary>The stage that <paramref name="move"/> leads to, or the refusal why not now.</summary>
    public static Result<Stage> Next(Affair affair, Transition move, DateTimeOffset now)
    {
        var machine = Table(affair, now);
        if (!machine.CanFire(move, out var unmet))
        {
            var reason = unmet?.FirstOrDefault();
            return reason is null ? StageRefusal.NotNow(affair.Stage) : new Refusal(Refusals[reason]);
        }

        machine.Fire(move);
        return machine.State;
    }

    /// <summary>The table as a Mermaid state diagram, for the README.</summary>
    public static string ToMermaid() =>
        MermaidGraph.Format(Table(new Affair(), default).GetInfo()).ReplaceLineEndings("\n").Trim();

    private static StateMachine<Stage, Transition> Table(Affair affair, DateTimeOffset now)
    {
        var table = new StateMachine<Stage, Transition>(affair.Stage);
        UntilDecided(table, affair);
        UntilDone(table, affair, now);
        return table;
    }

    /// <summary>提事, 议事, 决事.</summary>
    private static void UntilDecided(StateMachine<Stage, Transition> table, Affair affair)
    {
        table.Configure(Stage.Raised)
            .Permit(Transition.OpenDiscussion, Stage.Discussing)
            .Permit(Transition.Expedite, Stage.Assigning)
            .Permit(Transition.HandOver, Stage.Underway)
            .Permit(Transition.Decline, Stage.Closed)
            .Permit(Transition.Withdraw, Stage.Closed)
            .Permit(Transition.Merge, Stage.Closed)
            .Permit(Transition.Lapse, Stage.Closed);

        table.Configure(Stage.Discussing)
            .Permit(Transition.OpenVote, Stage.Voting)
            .PermitIf(Transition.AgreeByConsent, Stage.Assigning, () => affair.SpeechesAgainst == 0, NobodyIsAgainst)
            .Permit(Transition.Expedite, Stage.Assigning)
            .Permit(Transition.HandOver, Stage.Underway)
            .Permit(Transition.Decline, Stage.Closed)
            .Permit(Transition.Withdraw, Stage.Closed)
            .Permit(Transition.Merge, Stage.Closed);

        table.Configure(Stage.Voting)
            .Permit(Transition.AskAgain, Stage.Discussing)
            .Permit(Transition.Adopt, Stage.Assigning)
            .Permit(Transition.Reject, Stage.Closed)
            .Permit(Transition.Lapse, Stage.Closed)
            .Permit(Transition.Withdraw, Stage.Closed);
    }

    /// <summary>办事, 评事, and after the end.</summary>
    private static void UntilDone(StateMachine<Stage, Transition> table, Affair affair, DateTimeOffset now)
    {
        table.Configure(Stage.Assigning)
            .Permit(Transition.AskAgain, Stage.Discussing)
            .PermitIf(Transition.TakeOn, Stage.Underway, IsFinal, Final)
            .PermitIf(Transition.HandOver, Stage.Underway, IsFinal, Final)
            .Permit(Transition.Withdraw, Stage.Closed);

        table.Configure(Stage.Underway)
            .Permit(Transition.ReportDone, Stage.Reported)
            .Permit(Transition.GiveBack, Stage.Assigning);

        table.Configure(Stage.Reported)
            .Permit(Transition.Rework, Stage.Underway)
            .PermitIf(
                Transition.Resolve,
                Stage.Closed,
                new Tuple<Func<bool>, string>(() => affair.NoticeUntil is not null, Judged),
                new Tuple<Func<bool>, string>(
                    () => affair.Objections.IsEmpty || affair.NoticeOver,
                    Unopposed));

        table.Configure(Stage.Closed)
            .PermitIf(Transition.ReopenDebate, Stage.Discussing, () => now < affair.ReopenUntil, SoonEnough)
            .PermitIf(Transition.ReopenWork, Stage.Assigning, () => now < affair.ReopenUntil, SoonEnough);

        // Work that has begun cannot be objected away.
        bool IsFinal() => affair.Vote?.ObjectUntil is not { } until || now >= until;
    }
}
