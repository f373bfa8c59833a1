using System.Collections.Frozen;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What each event makes of an affair. Replaying a journal is folding this over it.</summary>
public static class AffairHistory
{
    /// <summary>Each event changes the slice of the feature that lists it.</summary>
    private static readonly FrozenDictionary<Type, Func<Affair, AffairEvent, Affair>> Changes = Listed(
        (LifecycleEventShapes.Kinds, ApplyOwn),
        (
            DeliberationEventShapes.Kinds,
            (affair, happened) => affair with { Debate = DebateHistory.Apply(affair.Debate, happened) }),
        (VotingEventShapes.Kinds, ApplyToVote),
        (WorkEventShapes.Kinds, (affair, happened) => affair with { WorkState = WorkHistory.Apply(affair.WorkState, happened) }),
        (AffairEventShapes.Kinds, ApplyOwn));

    public static Affair Replay(long id, IEnumerable<AffairEvent> events) =>
        events.Aggregate(new Affair { Id = id }, Apply);

    public static Affair Apply(this Affair affair, AffairEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Changes.TryGetValue(happened.GetType(), out var change)
            ? Count(change(happened is StageEvent moved ? Enter(affair, moved) : affair, happened), happened)
            : throw new InvalidOperationException($"No feature lists {happened.GetType().Name}");
    }

    /// <summary>Whatever is sent next gets the next number.</summary>
    private static Affair Count(Affair affair, AffairEvent happened) =>
        happened is IAttachmentEvent { Attachments: [.., var last] } ? affair with { Attachments = last.Number } : affair;

    /// <summary>Whatever belonged to the stage that is left ends with it.</summary>
    private static Affair Enter(Affair affair, StageEvent moved) => affair with
    {
        Stage = moved.To,
        StageEnds = moved.StageEnds,
        Outcome = moved.EndsAs,
        ReopenUntil = moved.ReopensUntil,
        WorkState = WorkHistory.Enter(affair.WorkState, moved.To),
        Objections = moved.To == Stage.Closed ? affair.Objections : affair.Objections.Clear(),
    };

    /// <summary>A plain ballot changes nothing here: ballots are rows of their own.</summary>
    private static Affair ApplyToVote(Affair affair, AffairEvent happened)
    {
        var vote = VoteHistory.Apply(affair.Vote, happened, affair.UnitId);
        return ReferenceEquals(vote, affair.Vote) ? affair : affair with { Vote = vote };
    }

    private static Affair ApplyOwn(Affair affair, AffairEvent happened) => happened switch
    {
        AffairRaised e => affair with
        {
            CommunityId = e.CommunityId,
            Number = e.Number,
            Title = e.Title,
            Description = e.Description,
            RaisedWith = [.. e.Attachments.Select(sent => sent.Number)],
            RaisedBy = e.By,
            RaisedAt = e.At,
            StageEnds = e.SecondUntil,
            UnitId = e.UnitId,
        },
        AffairMoved e => affair with
        {
            UnitId = e.Into,
            HasMoved = true,
            Vote = e.Grew && affair.Vote is { } vote ? vote with { IsAdvisory = true } : affair.Vote,
        },
        DeclaredUrgent => affair with { Urgent = true },
        DeadlineMoved e => MoveDeadline(affair, e.Until),
        ObjectionMade e => affair with { Objections = affair.Objections.SetItem(e.By, e.Reason) },
        AffairClosed e => affair with { ClosingNote = e.Note, MergedInto = e.Into },
        AffairReopened => affair with { Work = null, ClosingNote = "", TimesReopened = affair.TimesReopened + 1 },
        _ => affair,
    };

    private static Affair MoveDeadline(Affair affair, DateTimeOffset until) => affair.Stage switch
    {
        Stage.Voting => affair with { Vote = VoteHistory.MoveEnd(affair.Vote!, until) },
        Stage.Underway => affair with { Work = WorkHistory.MoveEnd(affair.Work!, until) },
        _ => affair with { StageEnds = until },
    };

    private static FrozenDictionary<Type, Func<Affair, AffairEvent, Affair>> Listed(
        params ReadOnlySpan<(IEnumerable<EventKind<AffairEvent>> Kinds, Func<Affair, AffairEvent, Affair> Change)> features)
    {
        var changes = new Dictionary<Type, Func<Affair, AffairEvent, Affair>>();
        foreach (var (kinds, change) in features)
        {
            foreach (var kind in kinds)
            {
                changes.Add(kind.Type, change);
            }
        }

        return changes.ToFrozenDictionary();
    }
}
