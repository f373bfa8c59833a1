namespace MicroGov.Core.Journal;

/// <summary>
/// An entry that only a newer program can read: of a kind, or in a version, that this one does not know. It is no fault of
/// the journal: whoever meets it leaves it alone.
/// </summary>
public sealed class UnknownEventException(string kind, int version)
    : Exception($"An event \"{kind}\" of version {version} is not known here.")
{
    public string Kind => kind;

    public int Version => version;
}
