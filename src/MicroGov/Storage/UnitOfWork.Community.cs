using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>What happens to a community itself: its journal, and the rows that say how things stand now.</summary>
public sealed partial class UnitOfWork
{
    /// <summary>Journal and rows together.</summary>
    public async Task RecordAsync(CommunityRow community, IReadOnlyCollection<CommunityEvent> events)
    {
        ArgumentNullException.ThrowIfNull(community);
        ArgumentNullException.ThrowIfNull(events);
        foreach (var happened in events)
        {
            CommunityJournalWriter.Append(db, community, happened, now);
            await ApplyAsync(community, happened);
        }

        await SaveAsync();
        ForgetResidents();
    }

    private async Task ApplyAsync(CommunityRow community, CommunityEvent happened)
    {
        switch (happened)
        {
            case CommunityFounded e:
                community.MainGroupId = e.GroupId;
                Keep(community, e.Language, e.Terms);
                break;
            case RoleGranted e:
                db.Grants.Add(new()
                {
                    CommunityId = community.Id, PersonId = e.Who.Value, Role = e.Role.ToString(), UnitId = e.UnitId, Partner = e.Partner,
                });
                community.HasOffices = true;
                community.HasModerators |= e.Role == Role.Moderator;
                break;
            case RoleRevoked e:
                await RevokeAsync(community, e);
                break;
            case ResidentBound e:
                db.Residents.Add(new() { CommunityId = community.Id, PersonId = e.Who.Value, HouseholdId = e.HouseholdId, Since = now });
                break;
            case ResidentUnbound e:
                await db.Residents.Where(row => row.PersonId == e.Who.Value && row.HouseholdId == e.HouseholdId).ExecuteDeleteAsync(ct);
                break;
            case SettingChanged or RuleWritten or RuleRemoved:
                var choices = new CommunityState { Language = community.Language, Terms = TermsFor(community) }.Apply(happened, now);
                Keep(community, choices.Language, choices.Terms);
                break;
            case UnitsArranged e:
                Add(community, e.Added);
                break;
            case RosterImported e:
                Add(community, e.Units);
                await SaveAsync();
                await HouseholdStatements.WriteAsync(db, community.Id, e.Added, e.Changed, ct);
                break;
            case GroupLinked e:
                await LinkAsync(community, e);
                break;
            default:
                // A group that migrates is moved by delivery; a community that was merged ends with its row.
                break;
        }
    }

    private async Task RevokeAsync(CommunityRow community, RoleRevoked happened)
    {
        // What this transaction granted before must be there to be taken back.
        await SaveAsync();
        var role = happened.Role.ToString();
        await db.Grants.Where(row => row.CommunityId == community.Id && row.PersonId == happened.Who.Value && row.Role == role && row.UnitId == happened.UnitId)
            .ExecuteDeleteAsync(ct);
        community.HasOffices = await db.Grants.AnyAsync(row => row.CommunityId == community.Id, ct);
        community.HasModerators = await db.Grants.AnyAsync(row => row.CommunityId == community.Id && row.Role == nameof(Role.Moderator), ct);
    }

    private void Keep(CommunityRow community, string language, CommunityTerms chosen)
    {
        (community.Language, community.Terms) = (language, JsonSerializer.Serialize(chosen, JournalJson.Options));
        terms.Remove(community.Id);
    }

    private void Add(CommunityRow community, IEnumerable<Unit> added) => db.Units.AddRange(added.Select(
        unit => new UnitRow { Id = unit.Id, CommunityId = community.Id, ParentId = unit.ParentId, Name = unit.Name }));

    private async Task LinkAsync(CommunityRow community, GroupLinked happened)
    {
        if (happened.Absorbed is null)
        {
            (await HomeAsync(happened.GroupId)).Group.UnitId = happened.UnitId;
            return;
        }

        var from = happened.Absorbed.Id;
        await db.Groups.Where(row => row.Id == happened.GroupId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CommunityId, community.Id).SetProperty(row => row.UnitId, happened.UnitId), ct);
        await db.Units.Where(row => row.CommunityId == from).ExecuteDeleteAsync(ct);
        await db.Grants.Where(row => row.CommunityId == from).ExecuteDeleteAsync(ct);
        // They would let somebody into what is no community any more.
        await db.Codes.Where(row => row.CommunityId == from).ExecuteDeleteAsync(ct);
        await db.Communities.Where(row => row.Id == from).ExecuteDeleteAsync(ct);
    }
}
