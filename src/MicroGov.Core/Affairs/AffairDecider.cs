using System.Collections.Frozen;
using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Affairs;

/// <summary>
/// The one place where it is decided what an act does: affair, act, facts and now in; events or a refusal out.
/// Each feature lists its acts with what decides about them; a harmless repeat returns no events.
/// </summary>
public static class AffairDecider
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest other text of a resident, in UTF-16 units.</summary>
    public const int LongestText = 3_500;

    private static readonly FrozenDictionary<Type, ActKind<Situation>> Kinds =
        AffairActs.OfPeople.Concat(AffairActs.OfTheClock).ToFrozenDictionary(kind => kind.Act);

    public static Result<ImmutableArray<AffairEvent>> Decide(Affair affair, Act act, Facts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Permissions.Check(act, facts.Role, affair, facts.Belongs) is { } refusal
            ? refusal
            : Kinds[act.GetType()].Decide(new Situation(affair, facts, now), act);
    }
}
