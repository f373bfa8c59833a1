namespace MicroGov.Operations.Verifying;

/// <summary>Whether the index of persons says of a journal's entries just what their events say.</summary>
internal sealed class PersonAudit(Action<string> find)
{
    private readonly HashSet<(int Entry, long Person)> concerned = [];

    /// <summary>What the journal says.</summary>
    public void Note(int entry, IEnumerable<MicroGov.Core.PersonId> persons) =>
        concerned.UnionWith(persons.Select(person => (entry, person.Value)));

    /// <summary>What is stored; once the whole journal is noted.</summary>
    public void Take(int entry, long person)
    {
        if (!concerned.Remove((entry, person)))
        {
            find($"entry {entry} is stored as concerning person {person}, but it does not");
        }
    }

    public void Finish()
    {
        foreach (var (entry, person) in concerned.Order())
        {
            find($"entry {entry} concerns person {person}, but that is not stored");
        }
    }
}
