using System.CommandLine;
using MicroGov.Operations.Exporting;

namespace MicroGov.Operations;

/// <summary>
/// Gives affairs, ballots, rolls and journal away in a form that other programs read. People are numbers in it.
/// </summary>
public static class ExportCommand
{
    private const string Lines = "jsonl", Sheets = "csv";

    public static Command Make()
    {
        var format = new Option<string>("--format") { Description = "jsonl or csv.", DefaultValueFactory = _ => Lines };
        format.AcceptOnlyFromAmong(Lines, Sheets);
        var to = new Option<string?>("--out")
        {
            Description =
                "A folder for four files, or with jsonl one file whose name ends with .jsonl; unless told, jsonl goes to the "
                    + "console.",
        };
        var affair = new Option<int?>("--affair") { Description = "Only the affairs with this number." };
        var verb = OperatorVerb.Make(
            "export",
            "Writes affairs, ballots, rolls and journal as JSON lines or CSV. Works beside a running service.",
            "export --format csv --out export",
            (parsed, place) => RunAsync(place, parsed.GetValue(format)!, parsed.GetValue(to), parsed.GetValue(affair)));
        verb.Add(format);
        verb.Add(to);
        verb.Add(affair);
        return verb;
    }

    /// <param name="to">A folder, a file or null for the console.</param>
    public static Task<int> RunAsync(Workplace place, string format, string? to, int? affair)
    {
        var isFile = to is not null && Path.GetExtension(to) is ".jsonl" or ".csv" && !Directory.Exists(to);
        if (format == Sheets && (to is null || isFile))
        {
            throw new MisuseException("CSV makes four files, so --out must name a folder.");
        }

        return OperatorVerb.ReadAsync(place, async db =>
        {
            var export = new Export(db, affair);
            if (!await export.AnyAsync(place.Ct))
            {
                throw new MicroGov.Storage.DatabaseUnusableException($"There is no affair #{affair}.");
            }

            if (to is null)
            {
                await export.WriteAsync(new JsonLines(place.Say), place.Ct);
                return OperatorVerb.Good;
            }

            var target = Path.GetFullPath(to);
            Directory.CreateDirectory(isFile ? Path.GetDirectoryName(target)! : target);
            await using (IExportFormat sheet = (format, isFile) switch
            {
                (Sheets, _) => new CsvSheets(target),
                (_, true) => JsonLines.Into(target),
                _ => JsonLines.IntoFolder(target),
            })
            {
                await export.WriteAsync(sheet, place.Ct);
            }

            place.Say.WriteLine($"Exported {export.Told} to {target}.");
            return OperatorVerb.Good;
        });
    }
}
