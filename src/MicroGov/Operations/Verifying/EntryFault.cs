using System.Text.Json;
using MicroGov.Core.Journal;

namespace MicroGov.Operations.Verifying;

/// <summary>Says why an entry could not be replayed, without a word of what it holds.</summary>
internal static class EntryFault
{
    public static string Describe(int sequence, Exception fault) => fault switch
    {
        UnknownEventException => $"entry {sequence} was written by a newer version of this program, which alone can read it",
        JsonException or NotSupportedException => $"entry {sequence} cannot be read",
        _ => $"entry {sequence} does not fit what came before it",
    };
}
