namespace MicroGov.Core.Lifecycle;

public sealed record DeadlineMoved(PersonId By, DateTimeOffset Until) : AffairEvent;

public sealed record ObjectionMade(PersonId By, string Reason) : AffairEvent;
