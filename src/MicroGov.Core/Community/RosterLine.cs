namespace MicroGov.Core.Community;

/// <summary>One line of a roster that was understood.</summary>
/// <param name="Line">In the file, from 1.</param>
public sealed record RosterLine(int Line, Household Household)
{
    /// <summary>Reads one line; whatever is wrong with it is told at once.</summary>
    /// <param name="fields">The text of each column that the file has.</param>
    public static (RosterLine? Read, IReadOnlyList<RosterFault> Faults) Read(
        int line, IReadOnlyDictionary<RosterColumn, string> fields)
    {
        var reader = new RosterLineReader(line, fields);
        var household = reader.Read();
        return reader.Faults.Count > 0 ? (null, reader.Faults) : (new(line, household), []);
    }
}
