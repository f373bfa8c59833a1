using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>How accounts come to belong to households: by a code, or because somebody who leads says so.</summary>
internal sealed class HouseholdMembership(UnitOfWork work)
{
    /// <summary>
    /// They belong to a household from now on: groups that they ask to join open, and those who live there hear of it.
    /// </summary>
    /// <returns>The household.</returns>
    public async Task<HouseholdRow> WelcomeAsync(CommunityRow community, long householdId, PersonRow person)
    {
        var household = (await work.Households.FindAsync(householdId))!;
        await work.Admissions.SettleAsync(person.Id, householdId);
        await LetInAsync(community, person);
        await TellHousematesAsync(household, person);
        return household;
    }

    /// <summary>Whether a household of theirs is in that unit; null is the whole community.</summary>
    public async Task<bool> LivesInAsync(long communityId, long? unitId, PersonRow person)
    {
        var inside = await work.Units.InsideAsync(communityId, unitId);
        return (await work.Households.ResidencesAsync(person.Id)).Any(one =>
            one.CommunityId == communityId && inside?.Contains(one.UnitId) != false
        );
    }

    /// <summary>Groups that they asked to join have waited for this.</summary>
    public async Task LetInAsync(CommunityRow community, PersonRow person)
    {
        foreach (var (request, chatId, unitId) in await work.Admissions.AskedToJoinAsync(community.Id, person.Id))
        {
            if (await LivesInAsync(community.Id, unitId, person))
            {
                work.Enqueue(chatId, new ApproveJoinRequest(chatId, person.TelegramId));
                work.Admissions.Remove(request);
            }
        }
    }

    /// <summary>Whoever lives there hears of a new account: nobody can slip into a household unseen.</summary>
    private async Task TellHousematesAsync(HouseholdRow household, PersonRow person)
    {
        var others = await work.Households.HousematesAsync(household.Id, person.Id);
        foreach (var other in others.Where(other => other.CanBeWrittenTo))
        {
            var texts = Wording.In(other.Language);
            work.Enqueue(other.TelegramId, new PrivateMessage(other.TelegramId, texts.Say(
                "nudge.housemate", ("name", person.NameIn(texts)), ("door", household.Door))));
        }
    }
}
