using System.CommandLine;
using MicroGov.Operations.Verifying;

namespace MicroGov.Operations;

/// <summary>Counts every vote of an exported file once more, without the database that it came from: anybody can.</summary>
public static class RecountCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "What export wrote with --format jsonl --out FILE.jsonl." };
        var verb = OperatorVerb.Make(
            "recount",
            "Counts every vote of an exported file once more, and compares it with what was announced.",
            "recount export.jsonl",
            (parsed, place) => RunAsync(place, parsed.GetValue(file)!));
        verb.Add(file);
        return verb;
    }

    public static async Task<int> RunAsync(Workplace place, string file)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (!File.Exists(file))
        {
            throw new MisuseException($"There is no file {file}.");
        }

        var findings = new Findings(place.Say);
        var recount = new ExportedVotes(findings, place.Say);
        await foreach (var line in File.ReadLinesAsync(file, place.Ct))
        {
            recount.Take(line);
        }

        recount.Finish();
        place.Say.WriteLine(
            findings.Count == 0
                ? $"All is well: {recount.Votes} results stand."
                : $"Findings: {findings.Count}, in {recount.Votes} results.");
        return findings.Count == 0 ? OperatorVerb.Good : OperatorVerb.Problem;
    }
}
