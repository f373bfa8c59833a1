using CsvHelper;
using MicroGov.Core.Community;
using MicroGov.Presentation;

namespace MicroGov.Community.Rosters;

/// <summary>What stands in a roster.</summary>
/// <param name="Lines">Every line that was understood.</param>
/// <param name="Faults">What is wrong with every other.</param>
public sealed record RosterContent(List<RosterLine> Lines, List<RosterFault> Faults);

/// <summary>
/// A roster as a file: CSV with a header in English or Chinese, separated by commas, semicolons or tabs. Every line break
/// ends a line, so that one bad quote swallows no more than its own.
/// </summary>
public static class RosterFile
{
    /// <summary>More households than any neighbourhood has; more would hold up its neighbours while they are written.</summary>
    public const int MostLines = 20_000;

    private const int LargestFile = 20_000_000, LongestLine = 4_000;

    /// <param name="bytes">UTF-8 or GB18030.</param>
    public static RosterContent Read(byte[] bytes)
    {
        if (bytes.Length > LargestFile)
        {
            return new([], [new(1, RosterProblem.TooLarge)]);
        }

        if (FileText.Read(bytes) is not { } text)
        {
            return new([], [new(1, RosterProblem.Encoding)]);
        }

        var faults = new List<RosterFault>();
        using var reader = CsvReader.FromText(WithoutLongLines(text, faults), new CsvReaderOptions
        {
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => faults.Add(new((int)record.LineNumber, RosterProblem.Quotes)),
        });
        reader.ReadHeader();
        var columns = Columns(reader.Headers, faults);
        if (!columns.ContainsValue(RosterColumn.Door))
        {
            return new([], [.. faults, new(1, RosterProblem.NoDoorColumn)]);
        }

        var lines = Lines(reader, columns, faults);
        if (lines.Count + faults.Count == 0)
        {
            faults.Add(new(1, RosterProblem.Empty));
        }

        return new(lines, faults);
    }

    private static List<RosterLine> Lines(CsvReader reader, Dictionary<int, RosterColumn> columns, List<RosterFault> faults)
    {
        var lines = new List<RosterLine>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (reader.RowNumber > MostLines)
            {
                faults.Add(new(line, RosterProblem.TooLarge));
                break;
            }

            if (HasMoreThanItsHeader(reader))
            {
                faults.Add(new(line, RosterProblem.TooManyFields));
                continue;
            }

            var (read, wrong) = RosterLine.Read(
                line, columns.ToDictionary(column => column.Value, column => reader.GetString(column.Key)));
            faults.AddRange(wrong);
            if (read is not null)
            {
                lines.Add(read);
            }
        }

        return lines;
    }

    /// <summary>Empty fields at the end are a spreadsheet's doing, and harmless.</summary>
    private static bool HasMoreThanItsHeader(CsvReader reader) =>
        Enumerable.Range(reader.Headers.Count, Math.Max(0, reader.FieldCount - reader.Headers.Count))
            .Any(index => !reader.IsEmpty(index));

    /// <summary>Which column means what; those that mean nothing to us are not read.</summary>
    private static Dictionary<int, RosterColumn> Columns(IReadOnlyList<string> titles, List<RosterFault> faults)
    {
        var columns = new Dictionary<int, RosterColumn>();
        for (var index = 0; index < titles.Count; index++)
        {
            if (RosterColumns.Of(titles[index]) is not { } column)
            {
                continue;
            }

            if (columns.ContainsValue(column))
            {
                faults.Add(new(1, RosterProblem.ColumnTwice, titles[index].Trim()));
            }
            else
            {
                columns[index] = column;
            }
        }

        return columns;
    }

    /// <summary>A line that no roster has is told and left empty, so that the others keep their numbers.</summary>
    private static string WithoutLongLines(string text, List<RosterFault> faults)
    {
        var (kept, number) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > LongestLine)
            {
                faults.Add(new(number, RosterProblem.LineTooLong));
            }

            kept.Append(line.Length > LongestLine ? [] : line).Append('\n');
        }

        return kept.ToString();
    }
}
