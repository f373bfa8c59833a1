namespace MicroGov.Replication;

/// <summary>Another replica leads now, so this one may neither send nor decide what is due. Nothing was committed.</summary>
public sealed class LeadershipLostException() : Exception("Another replica leads now.");
