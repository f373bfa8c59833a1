using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>What happens to a community itself: its journal, and the rows that say how things stand now.</summary>
public sealed partial class UnitOfWork
{
    /// <summary>Journal and rows together. Another replica that was quicker makes the save collide, and it is decided again.</summary>
    public async Task RecordAsync(CommunityRow community, CommunityEvent happened)
    {
        var entry = CommunityJournal.Append(community.Id, ++community.Version, community.JournalHead, happened, now);
        community.JournalHead = entry.Hash;
        db.CommunityJournal.Add(new()
        {
            CommunityId = entry.CommunityId,
            Sequence = entry.Sequence,
            At = entry.AtMilliseconds,
            Payload = entry.Payload,
            Hash = entry.Hash,
        });
        db.CommunityJournalPersons.AddRange(CommunityEvents.Format.PersonsOf(happened).Select(person => new CommunityJournalPersonRow
        {
            CommunityId = entry.CommunityId, Sequence = entry.Sequence, PersonId = person.Value,
        }));
        await ApplyAsync(community, happened);
        await SaveAsync();
        ForgetResidents();
    }

    private async Task ApplyAsync(CommunityRow community, CommunityEvent happened)
    {
        switch (happened)
        {
            case RoleGranted e:
                db.Grants.Add(new()
                {
                    CommunityId = community.Id, PersonId = e.Who.Value, Role = e.Role.ToString(), UnitId = e.UnitId, Partner = e.Partner,
                });
                community.HasOffices = true;
                community.HasModerators |= e.Role == Role.Moderator;
                break;
            case RoleRevoked e:
                var role = e.Role.ToString();
                await db.Grants.Where(row => row.CommunityId == community.Id && row.PersonId == e.Who.Value && row.Role == role && row.UnitId == e.UnitId)
                    .ExecuteDeleteAsync(ct);
                community.HasOffices = await db.Grants.AnyAsync(row => row.CommunityId == community.Id, ct);
                community.HasModerators = await db.Grants.AnyAsync(row => row.CommunityId == community.Id && row.Role == nameof(Role.Moderator), ct);
                break;
            case ResidentBound e:
                db.Residents.Add(new() { CommunityId = community.Id, PersonId = e.Who.Value, HouseholdId = e.HouseholdId, Since = now });
                break;
            case ResidentUnbound e:
                await db.Residents.Where(row => row.PersonId == e.Who.Value && row.HouseholdId == e.HouseholdId).ExecuteDeleteAsync(ct);
                break;
            case SettingChanged or RuleWritten or RuleRemoved:
                terms.Remove(community.Id);
                break;
            default:
                break;
        }
    }
}
