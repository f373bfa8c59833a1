using System.Text.RegularExpressions;

namespace MicroGov.Operations;

/// <summary>
/// What can be told of a dead letter's error: its kind and where in our code; its message may quote a resident.
/// </summary>
internal static partial class DeadLetterError
{
    public static string Describe(string error)
    {
        var kind = Kind().Match(error) is { Success: true } match ? match.Value : "An error";
        return Place().Match(error) is { Success: true } place ? $"{kind} in {place.Groups[1].Value}" : kind;
    }

    [GeneratedRegex(@"\A[A-Za-z_][\w.+`]*(?=:|\s|\z)")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^\s+at (MicroGov\.[\w.+`<>]+)\(", RegexOptions.Multiline)]
    private static partial Regex Place();
}
