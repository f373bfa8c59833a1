namespace MicroGov.Pipeline;

/// <summary>An update as it was received; how it is read is the business of whoever received it.</summary>
/// <param name="Read">Understands it. One that cannot be read fails here, so that it alone goes to the dead letters.</param>
/// <param name="Json">As it came, for the dead letters.</param>
/// <param name="PressedQueryId">The button press that waits for an answer; null when it is none.</param>
public sealed record ReceivedUpdate(long Id, Func<Incoming> Read, Func<string> Json, string? PressedQueryId = null);
