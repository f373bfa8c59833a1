namespace MicroGov.Core.Lifecycle;

public sealed record ObjectTo(PersonId By, string Reason) : Act(By);
