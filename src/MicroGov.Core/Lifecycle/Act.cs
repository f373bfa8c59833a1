namespace MicroGov.Core.Lifecycle;

/// <summary>Something that somebody, or the clock, wants to do to an affair.</summary>
public abstract record Act(PersonId By);
