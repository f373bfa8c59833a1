namespace MicroGov.Core.Journal;

/// <summary>
/// One kind of event: what it is called on disk, for ever, and its type. Each feature lists its kinds in one place.
/// </summary>
public sealed record EventKind(string Name, Type Type)
{
    public static EventKind Of<TEvent>(string name) => new(name, typeof(TEvent));
}
