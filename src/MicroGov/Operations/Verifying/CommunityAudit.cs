using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// One community under audit: its own journal is taken entry by entry; at the end its offices, and who belongs to which
/// household, must be what the journal says.
/// </summary>
internal sealed class CommunityAudit
{
    private readonly CommunityRow row;
    private readonly Findings findings;
    private readonly ChainAudit chain;
    private readonly HashSet<(long Person, string Role, long? Unit, string Partner)> offices = [];
    private readonly Dictionary<(long Person, long Household), long> residents = [];
    private readonly PersonAudit persons;
    private bool isReadable = true;

    public CommunityAudit(CommunityRow row, Findings findings)
    {
        (this.row, this.findings) = (row, findings);
        (chain, persons) = (new(JournalEntry.Root, Find), new(Find));
    }

    public void Take(CommunityJournalRow stored)
    {
        var entry = new CommunityEntry(stored.CommunityId, stored.Sequence, stored.At, stored.Payload, stored.Hash);
        chain.Take(entry.Sequence, entry.AtMilliseconds, entry.Hash, entry.StandsOn);
        try
        {
            var happened = entry.Read();
            persons.Note(entry.Sequence, CommunityEvents.Format.PersonsOf(happened));
            Apply(happened, entry.AtMilliseconds);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or UnknownEventException)
        {
            Find($"in its own journal, {EntryFault.Describe(entry.Sequence, fault)}");
            isReadable = false;
        }
    }

    public void Take(CommunityJournalPersonRow stored)
    {
        if (isReadable)
        {
            persons.Take(stored.Sequence, stored.PersonId);
        }
    }

    /// <summary>Compares what is stored with what the journal came to.</summary>
    public void Finish(IEnumerable<GrantRow> grants, IEnumerable<ResidentRow> bound)
    {
        Expect(
            row.Version == chain.Sequence, $"its version is {row.Version}, but its own journal ends with entry {chain.Sequence}");
        Expect(row.JournalHead == chain.Head, "its journal head is not the hash of its last entry");
        if (!isReadable)
        {
            return;
        }

        persons.Finish();
        Expect(row.HasOffices == (offices.Count > 0), "whether anybody holds an office is not what its journal says");
        Expect(
            row.HasModerators == offices.Any(office => office.Role == nameof(Role.Moderator)),
            "whether it has moderators is not what its journal says");
        foreach (var grant in grants)
        {
            Expect(
                offices.Remove((grant.PersonId, grant.Role, grant.UnitId, grant.Partner)),
                $"person {grant.PersonId} is stored as {grant.Role}, but its journal does not say so");
        }

        foreach (var office in offices)
        {
            Find($"person {office.Person} is {office.Role} in its journal, but that is not stored");
        }

        foreach (var resident in bound)
        {
            Expect(
                residents.Remove((resident.PersonId, resident.HouseholdId), out var since)
                    && since == resident.Since.ToUnixTimeMilliseconds(),
                $"person {resident.PersonId} of household {resident.HouseholdId} is not stored as its journal says");
        }

        foreach (var (person, household) in residents.Keys)
        {
            Find($"person {person} belongs to household {household} in its journal, but that is not stored");
        }
    }

    private void Apply(CommunityEvent happened, long at)
    {
        switch (happened)
        {
            case RoleGranted e:
                offices.Add((e.Who.Value, e.Role.ToString(), e.UnitId, e.Partner));
                break;
            case RoleRevoked e:
                offices.RemoveWhere(office =>
                    (office.Person, office.Role, office.Unit) == (e.Who.Value, e.Role.ToString(), e.UnitId)
                );
                break;
            case ResidentBound e:
                residents[(e.Who.Value, e.HouseholdId)] = at;
                break;
            case ResidentUnbound e:
                residents.Remove((e.Who.Value, e.HouseholdId));
                break;
            default:
                // Settings, rosters and groups leave no rows that it could be held against.
                break;
        }
    }

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            Find(otherwise);
        }
    }

    private void Find(string what) => findings.Add($"community {row.Id}", what);
}
