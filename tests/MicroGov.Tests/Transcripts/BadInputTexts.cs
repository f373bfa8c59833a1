using System.Globalization;
using MicroGov.Presentation;

namespace MicroGov.Tests.Transcripts;

/// <summary>The names of all refusals that have a sentence, the longest templates first.</summary>
internal static class BadInputTexts
{
    public static IReadOnlyList<string> Refusals { get; } =
    [
        .. TextFiles.Read(CultureInfo.InvariantCulture)
            .Where(text => text.Key.StartsWith("refusal.", StringComparison.Ordinal) && text.Key != "refusal.example")
            .OrderByDescending(text => text.Value.Length)
            .Select(text => text.Key["refusal.".Length..]),
    ];
}
