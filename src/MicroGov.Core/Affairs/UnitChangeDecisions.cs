using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;

namespace MicroGov.Core.Affairs;

/// <summary>上报 and 下沉: the same affair in another unit. Only where more people are concerned are they asked again.</summary>
internal static class UnitChangeDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Escalate(Situation situation, Escalate act) =>
        situation.Affair.UnitId is { } here && situation.Facts.Units is { } units && units.Has(here)
            ? MoveTo(situation, act.By, Named(units, units[here].ParentId), act.Reason)
            : Reason.NothingAbove;

    public static Result<ImmutableArray<AffairEvent>> SendDown(Situation situation, SendDown act)
    {
        var from = situation.Affair.UnitId;
        return situation.Facts.Units is { } units && units.Has(act.UnitId) && act.UnitId != units.Root.Id && act.UnitId != from
            && Contains(from, act.UnitId, units)
            ? Decision.Of(new AffairMoved(act.By, from, act.UnitId, "", false))
            : Reason.NotBelow;
    }

    /// <summary>Whoever raised it says whom it concerns.</summary>
    public static Result<ImmutableArray<AffairEvent>> Settle(Situation situation, ChooseUnit act) =>
        act.UnitId == situation.Affair.UnitId ? Decision.Of()
        : situation.Affair.HasMoved ? Reason.ButtonIsOld
        : act.UnitId is { } unit && situation.Facts.Units?.Has(unit) != true ? new Refusal(Reason.NoSuchUnit).With("unit", unit)
        : MoveTo(situation, act.By, act.UnitId, "");

    private static Result<ImmutableArray<AffairEvent>> MoveTo(Situation situation, PersonId by, long? into, string reason)
    {
        var affair = situation.Affair;
        // Who was asked already need not be asked again, wherever the work has been meanwhile.
        var grew = !Contains(affair.Vote is { } asked ? asked.UnitId : affair.UnitId, into, situation.Facts.Units);
        var moved = new AffairMoved(by, affair.UnitId, into, reason, grew);
        return grew && IsDecidedAmongFewer(affair)
            ? Decision.After(moved, ClosingDecisions.AskAgain(situation.Voting, Advice(situation)))
            : Decision.Of(moved);
    }

    /// <summary>Where nobody may see the leaning, it is not told because the affair moves either.</summary>
    private static Tally? Advice(Situation situation) =>
        situation.Affair is { Stage: Stage.Voting, Vote: { } vote } && situation.Facts.Voting.Ballots?.TallyOf(vote) is { } tally
            ? vote.Rule.IsHidden ? tally.Turnout() : tally
            : null;

    /// <summary>Work that is underway goes on; only what was, or is being, voted on and not begun is asked again.</summary>
    private static bool IsDecidedAmongFewer(Affair affair) =>
        affair is { Stage: Stage.Voting } or { Stage: Stage.Assigning, Vote.Result: not null };

    /// <summary>Whether everybody of <paramref name="inner"/> belongs to <paramref name="outer"/> too.</summary>
    private static bool Contains(long? outer, long? inner, UnitTree? units) =>
        outer is null || (inner is not null && units is not null && units.Contains(outer.Value, inner.Value));

    /// <summary>The community as a whole goes without a number.</summary>
    private static long? Named(UnitTree units, long? unit) => unit == units.Root.Id ? null : unit;
}
