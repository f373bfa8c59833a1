using System.Collections.Immutable;
using MicroGov.Core.Community;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// One kind of act: who it is open to, where, and what decides about it. Each feature lists its kinds in one place.
/// </summary>
/// <typeparam name="TSlice">What the decision looks at.</typeparam>
internal sealed record ActKind<TSlice>(
    Type Act, Func<TSlice, Act, Result<ImmutableArray<AffairEvent>>> Decide, Audience Audience,
    params ImmutableArray<Stage> Stages)
    : Right(Act, Audience, Stages)
{
    public static ActKind<TSlice> Of<TAct>(
        Func<TSlice, TAct, Result<ImmutableArray<AffairEvent>>> decide, Audience audience, params ImmutableArray<Stage> stages)
        where TAct : Act =>
        new(typeof(TAct), (slice, act) => decide(slice, (TAct)act), audience, stages);

    /// <summary>The same kind, where more is known than its feature needs.</summary>
    public ActKind<TWhole> Within<TWhole>(Func<TWhole, TSlice> slice) =>
        new(Act, (whole, act) => Decide(slice(whole), act), Audience, Stages) { NotOwnWork = NotOwnWork, Otherwise = Otherwise };
}
