namespace MicroGov.Core.Journal;

/// <summary>
/// Something that happened, as the code knows it. What a journal keeps of it is the stored shape of its kind
/// (<see cref="EventKind{TEvent}"/>): an event itself is never serialized.
/// </summary>
public abstract record JournalEvent;
