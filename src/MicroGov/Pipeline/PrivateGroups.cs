using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// Which groups may be meant by what somebody writes in private: those that they are in and have themselves acted in, and those
/// of communities that they live in. Being added to a group, or seen there, is somebody else's doing and makes none of them: a
/// private chat belongs to the person.
/// </summary>
public sealed class PrivateGroups(RoleResolver roles)
{
    /// <summary>All of them, in the order in which they became known. What was not asked of Telegram yet counts as no.</summary>
    public async Task<IReadOnlyList<Home>> OfAsync(UnitOfWork work, PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(person);
        var found = new List<Home>();
        foreach (var group in await work.Members.ActedInAsync(person.Id))
        {
            var home = await work.Homes.GetAsync(group);
            if (await roles.IsInAsync(work, person, home))
            {
                found.Add(home);
            }
        }

        var lived = (await work.Households.ResidencesAsync(person.Id)).Select(one => one.CommunityId).Distinct();
        foreach (var community in lived.Where(community => found.TrueForAll(home => home.Community.Id != community)))
        {
            if (await work.Homes.AnyAsync(community) is { } main && await roles.MayReadAsync(work, person, main))
            {
                found.Add(main);
            }
        }

        return found;
    }

    /// <summary>
    /// Those that may still be meant: the one that they chose, else all; of what is the same in all groups of a community, one
    /// for each, the one that the community began in if it is among them.
    /// </summary>
    public static IReadOnlyList<Home> Among(IReadOnlyList<Home> groups, PersonRow person, CommandScope scope)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(person);
        return groups.FirstOrDefault(home => home.Group.Id == person.GroupId) is { } chosen ? [chosen]
            : scope == CommandScope.Group ? groups
            :
            [
                .. groups.GroupBy(home => home.Community.Id)
                    .Select(of => of.FirstOrDefault(home => home.Group.Id == home.Community.MainGroupId) ?? of.First()),
            ];
    }
}
