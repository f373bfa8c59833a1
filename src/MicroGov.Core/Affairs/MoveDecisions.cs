using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;

namespace MicroGov.Core.Affairs;

/// <summary>上报 and 下沉: the same affair in another unit. Only where more people are concerned are they asked again.</summary>
internal static class MoveDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Escalate(Affair affair, Escalate act, Facts facts, DateTimeOffset now)
    {
        if (affair.UnitId is not { } here || facts.Units is not { } units || !units.Has(here))
        {
            return Reason.NothingAbove;
        }

        return Move(affair, act.By, Named(units, units[here].ParentId), act.Reason, facts, now);
    }

    public static Result<ImmutableArray<AffairEvent>> SendDown(Affair affair, SendDown act, Facts facts) =>
        facts.Units is { } units && units.Has(act.UnitId) && act.UnitId != units.Root.Id && act.UnitId != affair.UnitId
            && Contains(affair.UnitId, act.UnitId, units)
            ? AffairDecider.Events(new AffairMoved(act.By, affair.UnitId, act.UnitId, "", false))
            : Reason.NotBelow;

    /// <summary>Whoever raised it says whom it concerns.</summary>
    public static Result<ImmutableArray<AffairEvent>> Settle(Affair affair, ChooseUnit act, Facts facts, DateTimeOffset now) =>
        act.UnitId == affair.UnitId ? AffairDecider.Events()
        : affair.HasMoved ? Reason.ButtonIsOld
        : act.UnitId is { } unit && facts.Units?.Has(unit) != true ? new Refusal(Reason.NoSuchUnit).With("unit", unit)
        : Move(affair, act.By, act.UnitId, "", facts, now);

    private static Result<ImmutableArray<AffairEvent>> Move(
        Affair affair, PersonId by, long? into, string reason, Facts facts, DateTimeOffset now)
    {
        // Who was asked already need not be asked again, wherever the work has been meanwhile.
        var grew = !Contains(affair.Vote is { } asked ? asked.UnitId : affair.UnitId, into, facts.Units);
        var moved = new AffairMoved(by, affair.UnitId, into, reason, grew);
        if (!grew || !IsDecidedAmongFewer(affair))
        {
            return AffairDecider.Events(moved);
        }

        var again = AffairDecider.MoveBy(affair, MicroGov.Core.Lifecycle.Transition.AskAgain, now, to => new AskedAgain(to, now + facts.Terms.DiscussFor, Advice(affair, facts)));
        return again.Refusal is { } refusal ? refusal : again.Value.Insert(0, moved);
    }

    /// <summary>Where nobody may see the leaning, it is not told because the affair moves either.</summary>
    private static MicroGov.Core.Voting.Results.Tally? Advice(Affair affair, Facts facts) =>
        affair is { Stage: Stage.Voting, Vote: { } vote } && facts.Ballots?.TallyOf(vote) is { } tally
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
