using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>A community as its journal tells it: as it is, its terms and register as they were, and whom it concerns.</summary>
internal sealed class CommunityReplay
{
    private readonly List<(long At, CommunityTerms Terms)> terms = [];
    private readonly List<(long At, CommunityState Register)> registers = [];

    private CommunityReplay(long id) => State = new() { Id = id };

    public CommunityState State { get; private set; }

    /// <summary>It has a journal that begins with its founding and that nobody changed, and every entry could be read.</summary>
    public bool IsWhole { get; private set; }

    public int Version { get; private set; }

    public string Head { get; private set; } = JournalEntry.Root;

    public List<CommunityJournalPersonRow> Persons { get; } = [];

    public static async Task<CommunityReplay> ReadAsync(MicroGovContext db, long communityId, CancellationToken ct)
    {
        var replay = new CommunityReplay(communityId);
        replay.registers.Add((0, replay.State));
        await foreach (var row in db.CommunityJournal.AsNoTracking().Where(row => row.CommunityId == communityId)
            .OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!replay.TryTake(row))
            {
                replay.IsWhole = false;
                break;
            }
        }

        return replay;
    }

    /// <summary>Every version of its terms that held at that moment or later, the latest last.</summary>
    public IEnumerable<CommunityTerms> TermsSince(long at) =>
        terms.Where((_, index) => index + 1 == terms.Count || terms[index + 1].At >= at).Select(one => one.Terms);

    /// <summary>
    /// The roll that was closed at a moment: by its digest, as several things may have happened in one moment, and the clocks of
    /// replicas differ a little. Null when the journal knows of no such register.
    /// </summary>
    public IReadOnlyList<RollEntry>? RollOf(Roll closed, long? unitId, bool ownersOnly, long at) => registers
        .OrderBy(one => Math.Abs(one.At - at))
        .Select(one => Entries(one.Register, unitId, ownersOnly))
        .FirstOrDefault(entries => Roll.DigestOf(entries) == closed.Digest);

    private static List<RollEntry> Entries(CommunityState register, long? unitId, bool ownersOnly)
    {
        var tree = register.Tree;
        var inside = unitId is { } unit && tree is not null && tree.Has(unit)
            ? tree.Units.Select(one => one.Id).Where(id => tree.Contains(unit, id)).ToHashSet()
            : null;
        return
        [
            .. register.Households.Values.Where(one => (!ownersOnly || one.IsOwner) && inside?.Contains(one.UnitId) != false)
                .Select(one => new RollEntry(one.Id, one.UnitId, one.Area, one.Shares)),
        ];
    }

    private bool TryTake(CommunityJournalRow row)
    {
        var entry = new CommunityEntry(row.CommunityId, row.Sequence, row.At, row.Payload, row.Hash);
        if (entry.Sequence != Version + 1 || !entry.StandsOn(Head))
        {
            return false;
        }

        try
        {
            var happened = entry.Read();
            Take(happened, entry.AtMilliseconds);
            Persons.AddRange(CommunityEvents.Format.PersonsOf(happened).Select(person => new CommunityJournalPersonRow
            {
                CommunityId = entry.CommunityId, Sequence = entry.Sequence, PersonId = person.Value,
            }));
        }
        catch (Exception fault) when (
            fault is JsonException or NotSupportedException or UnknownEventException or KeyNotFoundException)
        {
            return false;
        }

        (Version, Head) = (entry.Sequence, entry.Hash);
        return true;
    }

    private void Take(CommunityEvent happened, long at)
    {
        IsWhole |= happened is CommunityFounded && Version == 0;
        var before = State;
        State = State.Apply(happened, DateTimeOffset.FromUnixTimeMilliseconds(at));
        if (terms.Count == 0 || !ReferenceEquals(before.Terms, State.Terms))
        {
            terms.Add((at, State.Terms));
        }

        if (!ReferenceEquals(before.Units, State.Units) || !ReferenceEquals(before.Households, State.Households))
        {
            registers.Add((at, State));
        }
    }
}
