namespace MicroGov.Core.Lifecycle;

/// <summary>
/// What of an affair a deadline is about: the affair itself, or one of several things that its kind of deadline numbers (a
/// work item, an offer). The number stays the same for as long as the thing is there.
/// </summary>
/// <param name="Number">Counted from 1 by whoever lists the kind; 0 is the affair itself.</param>
public readonly record struct DeadlineSubject(int Number)
{
    /// <summary>The affair itself, of which there is one.</summary>
    public static DeadlineSubject Affair => default;
}
