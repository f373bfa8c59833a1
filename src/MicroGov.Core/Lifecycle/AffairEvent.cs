using MicroGov.Core.Journal;

namespace MicroGov.Core.Lifecycle;

/// <summary>Something that happened to an affair, as its journal keeps it. People are numbers here; names live elsewhere.</summary>
public abstract record AffairEvent : JournalEvent;

/// <summary>An event that moved the affair to another stage; the lifecycle table named it.</summary>
public abstract record StageEvent(Stage To) : AffairEvent;
