using System.Collections.Immutable;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// One kind of deadline: when it falls due if nothing else happens, and what follows. Each feature lists its own.
/// </summary>
/// <param name="At">Null: it is not awaited.</param>
/// <param name="Answer">What falling due in time leads to; late, early and repeated ones never come here.</param>
internal sealed record DeadlineRule<TSlice>(
    DeadlineKind Kind, Func<TSlice, DateTimeOffset?> At, Func<TSlice, Result<ImmutableArray<AffairEvent>>> Answer)
{
    /// <summary>It only reminds, and so waits for the end of the quiet hours. Decisions do not.</summary>
    public bool IsReminder { get; init; }

    /// <summary>The same deadline, where more is known than its feature needs.</summary>
    public DeadlineRule<TWhole> Within<TWhole>(Func<TWhole, TSlice> slice) =>
        new(Kind, whole => At(slice(whole)), whole => Answer(slice(whole))) { IsReminder = IsReminder };
}
