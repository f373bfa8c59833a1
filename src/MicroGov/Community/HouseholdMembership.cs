using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Community;

/// <summary>How accounts come to belong to households: by a code, or because somebody who leads says so.</summary>
internal sealed class HouseholdMembership(UnitOfWork work)
{
    /// <summary>They belong to a household from now on: groups that they ask to join open, and those who live there hear of it.</summary>
    /// <returns>The household.</returns>
    public async Task<HouseholdRow> WelcomeAsync(CommunityRow community, long householdId, PersonRow person)
    {
        var household = (await work.HouseholdAsync(householdId))!;
        await work.Db.Admissions.Where(row => row.PersonId == person.Id && row.HouseholdId == householdId).ExecuteDeleteAsync(work.Ct);
        await LetInAsync(community, person);
        await TellHousematesAsync(household, person);
        return household;
    }

    /// <summary>Whether a household of theirs is in that unit; null is the whole community.</summary>
    public async Task<bool> LivesInAsync(long communityId, long? unitId, PersonRow person)
    {
        var inside = await work.UnitsInsideAsync(communityId, unitId);
        return (await work.ResidencesAsync(person.Id)).Any(one => one.CommunityId == communityId && inside?.Contains(one.UnitId) != false);
    }

    /// <summary>Groups that they asked to join have waited for this.</summary>
    public async Task LetInAsync(CommunityRow community, PersonRow person)
    {
        var knocked = await (from request in work.Db.JoinRequests
                             join home in work.Db.Groups on request.GroupId equals home.Id
                             where request.PersonId == person.Id && home.CommunityId == community.Id
                             select new { Request = request, home.ChatId, home.UnitId }).ToListAsync(work.Ct);
        foreach (var one in knocked)
        {
            if (!await LivesInAsync(community.Id, one.UnitId, person))
            {
                continue;
            }

            work.Enqueue(one.ChatId, new ApproveJoinRequest(one.ChatId, person.TelegramId));
            work.Db.JoinRequests.Remove(one.Request);
        }
    }

    /// <summary>Whoever lives there hears of a new account: nobody can slip into a household unseen.</summary>
    private async Task TellHousematesAsync(HouseholdRow household, PersonRow person)
    {
        foreach (var other in (await work.HousematesAsync(household.Id, person.Id)).Where(other => other.CanBeWrittenTo))
        {
            var texts = Wording.In(other.Language);
            work.Enqueue(other.TelegramId, new PrivateMessage(other.TelegramId, texts.Say(
                "nudge.housemate", ("name", person.NameIn(texts)), ("door", household.Door))));
        }
    }
}
