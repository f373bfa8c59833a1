namespace MicroGov.Core.Journal;

/// <summary>
/// A state that only a newer program can read. It is no fault of an update that is about it: whoever meets it leaves both alone.
/// </summary>
public sealed class UnknownStateException(string what, Exception why) : Exception($"Not all of this {what} is known here.", why)
{
    public string What => what;
}
