using System.Collections;
using System.Globalization;
using System.Resources;
using MicroGov.Presentation;

namespace MicroGov.Tests.Transcripts;

/// <summary>The names of all refusals that have a sentence, the longest templates first.</summary>
internal static class BadInputTexts
{
    public static IReadOnlyList<string> Refusals { get; } =
    [
        .. new ResourceManager("MicroGov.Presentation.Texts", typeof(Wording).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()
            .Where(entry => entry.Key is string key && key.StartsWith("refusal.", StringComparison.Ordinal) && key != "refusal.example")
            .OrderByDescending(entry => ((string)entry.Value!).Length)
            .Select(entry => ((string)entry.Key)["refusal.".Length..]),
    ];
}
