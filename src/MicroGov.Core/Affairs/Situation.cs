using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>
/// What a decision stands on: the whole affair, what was looked up about it, and the time. Each feature gets its slice.
/// </summary>
internal sealed record Situation(Affair Affair, Facts Facts, DateTimeOffset Moment) : AffairSlice(FrameOf(Affair, Facts, Moment))
{
    public DebateSlice Debate => new(Frame, Affair.Debate);

    public VotingSlice Voting => new(Frame, Affair.Vote, Affair.Options, Facts.Voting);

    public WorkSlice Work => new(Frame, Affair.WorkState);

    private static AffairFrame FrameOf(Affair affair, Facts facts, DateTimeOffset now) => new()
    {
        Stage = affair.Stage,
        StageEnds = affair.StageEnds,
        RaisedBy = affair.RaisedBy,
        RaisedAt = affair.RaisedAt,
        Attachments = affair.Attachments,
        Objections = affair.Objections,
        Role = facts.Role,
        Belongs = facts.Belongs,
        Terms = facts.Terms,
        Now = now,
        Table = (stage, move) => AffairLifecycle.Next(affair with { Stage = stage }, move, now),
    };
}
