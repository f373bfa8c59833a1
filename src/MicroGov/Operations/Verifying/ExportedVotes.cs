using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Operations.Exporting;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Verifying;

/// <summary>The votes of an exported file: rolls, journals and ballots, as far as a recount needs them.</summary>
internal sealed class ExportedVotes(Findings findings, TextWriter say)
{
    private readonly Dictionary<(long Community, int Affair), Exported> affairs = [];
    private int lines;

    /// <summary>Results that were counted again.</summary>
    public int Votes { get; private set; }

    public void Take(string line)
    {
        lines++;
        try
        {
            using var read = JsonDocument.Parse(line);
            var root = read.RootElement;
            var affair = Of((root.GetProperty("community").GetInt64(), root.GetProperty("affair").GetInt32()));
            switch (root.GetProperty("record").GetString())
            {
                case "roll":
                    affair.Rolls.Add(root.Deserialize<RollRecord>(JournalJson.Options)!);
                    break;
                case "ballot":
                    affair.Ballots.Add(root.Deserialize<BallotRecord>(JournalJson.Options)!);
                    break;
                case "journal":
                    affair.Journal.Add(root.Deserialize<JournalRecord>(JournalJson.Options)!);
                    break;
                default:
                    break;
            }
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            findings.Add($"line {lines}", "is not what export writes");
        }
    }

    public void Finish()
    {
        foreach (var ((community, number), exported) in affairs.OrderBy(one => one.Key))
        {
            CountAgain($"community {community}, affair #{number}", exported);
        }
    }

    private void CountAgain(string where, Exported exported)
    {
        void Find(string what) => findings.Add(where, what);
        if (exported.Journal is not [{ AffairId: var id }, ..])
        {
            Find("has no journal");
            return;
        }

        var (chain, ballots, affair) = (
            new ChainAudit(JournalEntry.Root, Find), new BallotAudit(id, Find), new Affair { Id = id });
        exported.Rolls.ForEach(row =>
            ballots.Take(
                new RollRow
                {
                    AffairId = id,
                    Round = row.Round,
                    HouseholdId = row.Household,
                    UnitId = row.Unit,
                    Area = row.Area,
                    Shares = row.Shares,
                })
        );
        foreach (var record in exported.Journal.OrderBy(entry => entry.Sequence))
        {
            var entry = new JournalEntry(record.AffairId, record.Sequence, record.At, record.Payload, record.Hash);
            var seed = chain.Head;
            chain.Take(entry.Sequence, entry.AtMilliseconds, entry.Hash, entry.StandsOn);
            try
            {
                var happened = entry.Read();
                ballots.Note(entry.Sequence, affair, happened, seed);
                Tell(where, affair, happened);
                affair = affair.Apply(happened);
            }
            catch (Exception fault)
                when (fault
                        is UnknownEventException
                            or JsonException
                            or NotSupportedException
                            or NullReferenceException
                            or ArgumentException
                            or KeyNotFoundException
                            or InvalidOperationException
                            or IndexOutOfRangeException
                )
            {
                Find(EntryFault.Describe(entry.Sequence, fault));
                return;
            }
        }

        exported.Ballots.ForEach(row => ballots.Take(new BallotRow
        {
            AffairId = id,
            Round = row.Round,
            PersonId = row.Household is null ? row.Person : 0,
            HouseholdId = row.Household ?? 0,
            CastBy = row.Person,
            Choice = row.Choice?.Packed ?? BallotRow.Sealed,
            Standing = row.Standing,
            Source = row.Source,
        }));
        ballots.Finish(affair);
    }

    private void Tell(string where, Affair before, AffairEvent happened)
    {
        if (((happened as VoteCounted)?.Result ?? (happened as RunOffOpened)?.First) is { } result)
        {
            Votes++;
            // A resident's words stay in the file.
            var counts = string.Join(
                ", ", before.Vote!.Choices.Zip(result.Tally.Counts, (choice, count) => $"{choice.Kind} {count}"));
            say.WriteLine(
                $"{where}, round {before.Vote.Round}, rule {before.Vote.Rule.Name}: {result.Verdict} ({counts}; "
                    + $"{result.Tally.Voters} counted)"
            );
        }
    }

    private Exported Of((long, int) key)
    {
        if (!affairs.TryGetValue(key, out var known))
        {
            affairs[key] = known = new();
        }

        return known;
    }

    private sealed class Exported
    {
        public List<RollRecord> Rolls { get; } = [];

        public List<BallotRecord> Ballots { get; } = [];

        public List<JournalRecord> Journal { get; } = [];
    }
}
