using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The journals of communities: an entry is written together with the rows that say how things stand then.</summary>
public sealed class CommunityJournalStore(UnitOfWork work)
{
    /// <summary>What happened to a community: journal and rows together.</summary>
    public async Task RecordAsync(CommunityRow community, IReadOnlyCollection<CommunityEvent> events)
    {
        foreach (var happened in events)
        {
            CommunityJournalWriter.Append(work.Db, community, happened, work.Now);
            await ApplyAsync(community, happened);
        }

        await work.SaveAsync();
        work.Households.Forget();
        work.Units.Forget();
        work.Offices.Forget();
    }

    /// <summary>An entry of the journal, indexed by the people whom it concerns; nothing but that.</summary>
    /// <param name="format">Which kinds of events there are.</param>
    public void Append(CommunityRow community, CommunityEvent happened, EventFormat<CommunityEvent> format) =>
        CommunityJournalWriter.Append(work.Db, community, happened, work.Now, format);

    private async Task ApplyAsync(CommunityRow community, CommunityEvent happened)
    {
        switch (happened)
        {
            case CommunityFounded e:
                community.MainGroupId = e.GroupId;
                work.Communities.Choose(community, e.Language, e.Terms);
                break;
            case RoleGranted e:
                work.Db.Grants.Add(new()
                {
                    CommunityId = community.Id,
                    PersonId = e.Who.Value,
                    Role = e.Role.ToString(),
                    UnitId = e.UnitId,
                    Partner = e.Partner,
                });
                community.HasOffices = true;
                community.HasModerators |= e.Role == Role.Moderator;
                break;
            case RoleRevoked e:
                await RevokeAsync(community, e);
                break;
            case ResidentBound e:
                work.Db.Residents.Add(new()
                {
                    CommunityId = community.Id, PersonId = e.Who.Value, HouseholdId = e.HouseholdId, Since = work.Now,
                });
                break;
            case ResidentUnbound e:
                await work.Db.Residents.Where(row => row.PersonId == e.Who.Value && row.HouseholdId == e.HouseholdId)
                    .ExecuteDeleteAsync(work.Ct);
                break;
            case SettingChanged or RuleWritten or RuleRemoved:
                var before = new CommunityState { Language = community.Language, Terms = work.Communities.TermsFor(community) };
                var choices = before.Apply(happened, work.Now);
                work.Communities.Choose(community, choices.Language, choices.Terms);
                break;
            case UnitsArranged e:
                Add(community, e.Added);
                break;
            case RosterImported e:
                Add(community, e.Units);
                await work.SaveAsync();
                await HouseholdStatements.WriteAsync(work.Db, community.Id, e.Added, e.Changed, work.Ct);
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
        await work.SaveAsync();
        var role = happened.Role.ToString();
        var here = work.Db.Grants.Where(row => row.CommunityId == community.Id);
        await here.Where(row => row.PersonId == happened.Who.Value && row.Role == role && row.UnitId == happened.UnitId)
            .ExecuteDeleteAsync(work.Ct);
        community.HasOffices = await here.AnyAsync(work.Ct);
        community.HasModerators = await here.AnyAsync(row => row.Role == nameof(Role.Moderator), work.Ct);
    }

    private void Add(CommunityRow community, IEnumerable<Unit> added) => work.Db.Units.AddRange(added.Select(
        unit => new UnitRow { Id = unit.Id, CommunityId = community.Id, ParentId = unit.ParentId, Name = unit.Name }));

    private async Task LinkAsync(CommunityRow community, GroupLinked happened)
    {
        if (happened.Absorbed is null)
        {
            (await work.Homes.GetAsync(happened.GroupId)).Group.UnitId = happened.UnitId;
            return;
        }

        var from = happened.Absorbed.Id;
        await work.Db.Groups.Where(row => row.Id == happened.GroupId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CommunityId, community.Id).SetProperty(row => row.UnitId, happened.UnitId),
            work.Ct);
        await work.Db.Units.Where(row => row.CommunityId == from).ExecuteDeleteAsync(work.Ct);
        await work.Db.Grants.Where(row => row.CommunityId == from).ExecuteDeleteAsync(work.Ct);
        // They would let somebody into what is no community any more.
        await work.Db.Codes.Where(row => row.CommunityId == from).ExecuteDeleteAsync(work.Ct);
        await work.Db.Communities.Where(row => row.Id == from).ExecuteDeleteAsync(work.Ct);
    }
}
