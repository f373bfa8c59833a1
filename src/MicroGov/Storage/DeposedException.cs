namespace MicroGov.Storage;

/// <summary>Another replica leads now, so this one may neither send nor decide what is due. Nothing was committed.</summary>
public sealed class DeposedException() : Exception("Another replica leads now.");
