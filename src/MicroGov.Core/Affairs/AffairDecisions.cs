using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What concerns an affair as a whole: raised, extended, closed, reopened.</summary>
internal static class AffairDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Raise(Situation situation, Raise act)
    {
        var facts = situation.Facts;
        return situation.Affair.RaisedBy != default
            ? situation.NotNow
            : Decision.Of(new AffairRaised(
                act.By, facts.CommunityId, facts.NextNumber, act.Title, act.Description,
                situation.Frame.Numbered(act.Attachments), situation.Now,
                situation.Now + facts.Terms.SecondWithin, facts.UnitId));
    }

    public static Result<ImmutableArray<AffairEvent>> Extend(Situation situation, Extend act)
    {
        DateTimeOffset? end = situation.Stage switch
        {
            Stage.Raised or Stage.Discussing => situation.Affair.StageEnds,
            Stage.Voting => situation.Affair.Vote?.Until,
            Stage.Underway => situation.Affair.Work?.Due,
            _ => null,
        };
        return end is { } until
            ? Decision.Of(new DeadlineMoved(act.By, (until > situation.Now ? until : situation.Now) + act.Longer))
            : situation.NotNow;
    }

    public static Result<ImmutableArray<AffairEvent>> DeclareUrgent(Situation situation, DeclareUrgent act) =>
        situation.Move(Transition.Expedite, to => new DeclaredUrgent(to, act.By));

    /// <summary>In a vote, against its result or against the work: whichever can be objected to now.</summary>
    public static Result<ImmutableArray<AffairEvent>> Object(Situation situation, ObjectTo act) => situation.Stage switch
    {
        Stage.Voting => BallotDecisions.Object(situation.Voting, act),
        Stage.Assigning => ClosingDecisions.Object(situation.Voting, act),
        _ => JudgementDecisions.Object(situation.Work, act),
    };

    public static Result<ImmutableArray<AffairEvent>> Close(Situation situation, Close act) =>
        Resolve(situation, act.By, act.Note);

    public static Result<ImmutableArray<AffairEvent>> Decline(Situation situation, Decline act) =>
        End(situation, Transition.Decline, Outcome.Declined, act.By, act.Reason);

    public static Result<ImmutableArray<AffairEvent>> Withdraw(Situation situation, Withdraw act) =>
        End(situation, Transition.Withdraw, Outcome.Withdrawn, act.By);

    public static Result<ImmutableArray<AffairEvent>> Merge(Situation situation, Merge act) =>
        act.Into == situation.Affair.Id
            ? Reason.NotIntoItself
            : End(situation, Transition.Merge, Outcome.Merged, act.By, into: act.Into);

    /// <summary>What was decided and done is done again; what was not is debated again.</summary>
    public static Result<ImmutableArray<AffairEvent>> Reopen(Situation situation, Reopen act) =>
        situation.Affair.Outcome is Outcome.Resolved or Outcome.HandedOver
            ? situation.Move(Transition.ReopenWork, to => new AffairReopened(to, act.By, act.Reason, null))
            : situation.Move(Transition.ReopenDebate, to =>
                new AffairReopened(to, act.By, act.Reason, situation.Now + situation.Terms.DiscussFor));

    /// <summary>Too few seconded it in time.</summary>
    public static Result<ImmutableArray<AffairEvent>> Lapse(Situation situation) =>
        End(situation, Transition.Lapse, Outcome.Lapsed, null);

    /// <summary>Unopposed work is closed when its notice window ends; objections wait for a moderator.</summary>
    public static Result<ImmutableArray<AffairEvent>> EndNotice(Situation situation) =>
        situation.Affair.Objections.IsEmpty ? Resolve(situation, null, "") : Decision.Of(new NoticeEnded());

    private static Result<ImmutableArray<AffairEvent>> Resolve(Situation situation, PersonId? by, string note)
    {
        var outcome = situation.Affair.Work?.Body is null ? Outcome.Resolved : Outcome.HandedOver;
        return End(situation, Transition.Resolve, outcome, by, note);
    }

    private static Result<ImmutableArray<AffairEvent>> End(
        Situation situation, Transition move, Outcome outcome, PersonId? by, string note = "", long? into = null) =>
        situation.Move(move, to =>
            new AffairClosed(to, outcome, by, note, into, situation.Now + situation.Terms.ReopenWithin));
}
