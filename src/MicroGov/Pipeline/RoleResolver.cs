using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// What somebody is towards an affair, or towards their community: by the offices they were given, and by what Telegram says
/// of them, which is asked only when the answer matters and is not fresh.
/// </summary>
public sealed class RoleResolver(TelegramLookups lookups)
{
    private static readonly TimeSpan FreshForModerators = TimeSpan.FromSeconds(5);

    /// <param name="seenThere">They have just written in the affair's group.</param>
    /// <returns>The role, and whether they are in the affair's group and of its unit.</returns>
    public async Task<(Role Role, bool Belongs)> OfAsync(
        UnitOfWork work, PersonRow person, Home home, Act act, Affair affair, bool seenThere)
    {
        if (Permissions.For(act.GetType()).Audience is Audience.Residents or Audience.Voters
            && await work.FormerParticipants.HasAsync(affair.Id, person.TelegramId))
        {
            return (Role.Former, false);
        }

        var grants = await work.Offices.OfAsync(home.Community, person.Id);
        // Who leads a stairwell collects its ballots on paper, also when the whole community votes.
        var about =
            act is NotePaper paper && await work.Households.FindAsync(paper.HouseholdId) is { } household
                ? household.UnitId
                : affair.UnitId;
        var tree = about is null ? null : await work.Units.TreeAsync(home.Community.Id);
        var (isPresent, isAdministrator) = await StandingAsync(
            work, person, home, !home.Community.HasModerators && MayNeedModerator(act, affair, person), seenThere);
        var isConcerned = await IsConcernedAsync(work, person, home, affair, tree);
        var belongs = isPresent && isConcerned;
        if (!isPresent && grants.Count > 0)
        {
            // Who holds an office need not be in each of the groups that it is for.
            isPresent = await work.Members.IsAnywhereInAsync(home.Community.Id, person.Id);
        }

        var role = Grant.RoleOf(
            grants, isPresent, isConcerned, isAdministrator, home.Community.HasModerators,
            unit => unit is null || (tree is not null && tree.Contains(unit.Value, about!.Value)));
        return (role, belongs);
    }

    /// <summary>
    /// Whoever comes back with this account has had their say there. Leading and lending a hand stay open to them.
    /// </summary>
    public Task SealAsync(UnitOfWork work, AffairRow row, PersonRow person) =>
        work.FormerParticipants.AddAsync(row.Id, person.TelegramId);

    /// <summary>What somebody is towards the whole community of a group, or towards one of its units.</summary>
    public async Task<Role> OfAsync(UnitOfWork work, PersonRow person, Home home, long? unitId, bool seenThere)
    {
        var (isPresent, isAdministrator) = await StandingAsync(work, person, home, needsModerator: true, seenThere);
        if (isPresent && isAdministrator)
        {
            return Role.Administrator;
        }

        var grants = await work.Offices.OfAsync(home.Community, person.Id);
        var tree = unitId is null || grants.Count == 0 ? null : await work.Units.TreeAsync(home.Community.Id);
        return Grant.RoleOf(
            grants,
            isPresent || (grants.Count > 0 && await work.Members.IsAnywhereInAsync(home.Community.Id, person.Id)),
            true,
            false,
            true,
            unit => unit is null || (tree is not null && tree.Contains(unit.Value, unitId!.Value)));
    }

    /// <summary>
    /// Whether somebody may see, outside of its groups, what is a community's own: they are in one of them now, or live there and
    /// never were in any. Who left or was removed may not, whatever they still hold of ours.
    /// </summary>
    /// <param name="home">A group of the community.</param>
    public async Task<bool> MayReadAsync(UnitOfWork work, PersonRow person, Home home)
    {
        if (await IsInAsync(work, person, home))
        {
            return true;
        }

        var member = await work.Members.FindAsync(home.Group.Id, person.Id);
        var others = await work.Members.ElsewhereAsync(home.Community.Id, home.Group.Id, person.Id);
        return others.Any(one => IsThere(work, person, one.Group, one.IsWatched))
            || (member is null && others.Count == 0
                && (await work.Households.ResidencesAsync(person.Id)).Any(one => one.CommunityId == home.Community.Id));
    }

    /// <summary>Whether somebody is in this very group now.</summary>
    public async Task<bool> IsInAsync(UnitOfWork work, PersonRow person, Home home) =>
        await work.Members.FindAsync(home.Group.Id, person.Id) is { HasLeft: false } member
            && IsThere(work, person, home.Group, member.IsWatched);

    private bool IsThere(UnitOfWork work, PersonRow person, GroupRow group, bool isWatched) =>
        (group.CanWatch && isWatched)
        || lookups.PresenceOf(work.Lookups, group.ChatId, person.TelegramId, hasLeft: false) is { IsPresent: true };

    /// <summary>Who is in a unit's own group is of it; where several units share a group, their households say.</summary>
    private static async Task<bool> IsConcernedAsync(
        UnitOfWork work, PersonRow person, Home home, Affair affair, UnitTree? tree) =>
        affair.UnitId is not { } unit
        || tree is null
        || !IsOnlyPartOf(tree, home, unit)
        || (await work.Households.ResidencesAsync(person.Id)).Any(one =>
            one.CommunityId == home.Community.Id && tree.Contains(unit, one.UnitId)
        );

    /// <summary>The unit is one of several that talk in this group.</summary>
    public static bool IsOnlyPartOf(UnitTree tree, Home home, long unit) =>
        unit != home.Group.UnitId && (home.Group.UnitId is not { } whole || tree.Contains(whole, unit));

    private async Task<(bool IsPresent, bool IsAdministrator)> StandingAsync(
        UnitOfWork work, PersonRow person, Home home, bool needsModerator, bool seenThere)
    {
        if (needsModerator)
        {
            return lookups.Of(work.Lookups, home.ChatId, person.TelegramId, FreshForModerators) is { IsPresent: true } known
                ? (true, known.IsModerator)
                : (false, false);
        }

        var member = seenThere ? null : await work.Members.FindAsync(home.Group.Id, person.Id);
        return seenThere || (home.Group.CanWatch && member is { IsWatched: true })
            ? (true, false)
            : (
                lookups.PresenceOf(work.Lookups, home.ChatId, person.TelegramId, member is { HasLeft: true })
                    is { IsPresent: true },
                false);
    }

    private static bool MayNeedModerator(Act act, Affair affair, PersonRow person) =>
        Permissions.For(act.GetType()).Audience switch
        {
            Audience.Leaders or Audience.Moderators => true,
            Audience.RaiserOrLeaders => affair.RaisedBy.Value != person.Id,
            Audience.DoerOrAsked => affair.Work?.Body is not null && affair.RaisedBy.Value != person.Id,
            // Anybody leaves themselves out; only who leads leaves out others.
            _ => act is Recuse recuse && recuse.Who != recuse.By,
        };
}
