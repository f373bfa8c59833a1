namespace MicroGov.Operations.Verifying;

/// <summary>
/// Writes what is wrong as it is found, one line each: where and what. It never holds a resident's words or name.
/// </summary>
internal sealed class Findings(TextWriter output)
{
    public int Count { get; private set; }

    public void Add(string where, string what)
    {
        Count++;
        output.WriteLine($"{where}: {what}");
    }
}
