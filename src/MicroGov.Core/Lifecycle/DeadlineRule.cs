using System.Collections.Immutable;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// One kind of deadline: when it falls due if nothing else happens, and what follows. Each feature lists its own.
/// </summary>
/// <param name="Awaited">What is awaited now, each subject once.</param>
/// <param name="Answer">What falling due in time leads to; late, early and repeated ones never come here.</param>
public sealed record DeadlineRule<TSlice>(
    DeadlineKind Kind,
    Func<TSlice, IEnumerable<(DeadlineSubject Subject, DateTimeOffset At)>> Awaited,
    Func<TSlice, DeadlineSubject, Result<ImmutableArray<AffairEvent>>> Answer)
{
    /// <summary>A deadline of the affair itself, awaited once at most.</summary>
    /// <param name="at">Null: it is not awaited.</param>
    public DeadlineRule(
        DeadlineKind kind, Func<TSlice, DateTimeOffset?> at, Func<TSlice, Result<ImmutableArray<AffairEvent>>> answer)
        : this(
            kind,
            slice => at(slice) is { } moment ? [(DeadlineSubject.Affair, moment)] : [],
            (slice, _) => answer(slice)) =>
        IsOfAffair = true;

    /// <summary>It is about the affair itself, never about one of several things.</summary>
    public bool IsOfAffair { get; private init; }

    /// <summary>It only reminds, and so waits for the end of the quiet hours. Decisions do not.</summary>
    public bool IsReminder { get; init; }

    /// <summary>The same deadline, where more is known than its feature needs.</summary>
    public DeadlineRule<TWhole> Within<TWhole>(Func<TWhole, TSlice> slice) =>
        new(Kind, whole => Awaited(slice(whole)), (whole, subject) => Answer(slice(whole), subject))
        {
            IsOfAffair = IsOfAffair, IsReminder = IsReminder,
        };
}

/// <summary>Several kinds of deadlines together.</summary>
public static class DeadlineRules
{
    /// <summary>What will fall due if nothing else happens.</summary>
    public static IEnumerable<Deadline> Awaited<TSlice>(this ImmutableArray<DeadlineRule<TSlice>> rules, TSlice slice) =>
        from rule in rules
        from awaited in rule.Awaited(slice)
        select new Deadline(rule.Kind, awaited.At, awaited.Subject);

    /// <summary>
    /// What falling due leads to. Late, early and repeated ones, and those about something else, find nothing to do.
    /// </summary>
    public static Result<ImmutableArray<AffairEvent>> Answer<TSlice>(
        this ImmutableArray<DeadlineRule<TSlice>> rules, TSlice slice, DeadlineKind kind, DeadlineSubject subject,
        DateTimeOffset now) =>
        rules.FirstOrDefault(rule => rule.Kind == kind) is { } due
            && due.Awaited(slice).Any(awaited => awaited.Subject == subject && awaited.At <= now)
            ? due.Answer(slice, subject)
            : Decision.Of();
}
