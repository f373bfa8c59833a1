using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// The one way in which a community changes, whoever wants it: permission, facts and decision, record. Commands, buttons,
/// codes, new groups and the operator's verbs all come through here.
/// </summary>
public static class CommunityPipeline
{
    /// <summary>A person acts.</summary>
    /// <param name="role">What they are towards the community, or towards the unit that it is about.</param>
    /// <param name="known">What the caller alone can tell.</param>
    public static async Task<Result<ImmutableArray<CommunityEvent>>> ActAsync(
        UnitOfWork work, CommunityRow community, CommunityAct act, Role role, CommunityFacts? known = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        // Before anything is looked up for it.
        return Permissions.Check(act.GetType(), role) is { } no ? no : await CarryOutAsync(work, community, act, known);
    }

    /// <summary>No person decides it: it has happened, or a code was given out for it.</summary>
    public static Task<Result<ImmutableArray<CommunityEvent>>> FollowAsync(
        UnitOfWork work, CommunityRow community, CommunityAct act) => ActAsync(work, community, act, Role.Clock);

    /// <summary>At the operator's command line: whoever has the database needs no permission.</summary>
    public static Task<Result<ImmutableArray<CommunityEvent>>> OperateAsync(
        UnitOfWork work, CommunityRow community, CommunityAct act) => CarryOutAsync(work, community, act, null);

    private static async Task<Result<ImmutableArray<CommunityEvent>>> CarryOutAsync(
        UnitOfWork work, CommunityRow community, CommunityAct act, CommunityFacts? known)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(community);
        var (slice, facts) = await new CommunitySlices(work, community).OfAsync(act, known ?? new());
        var decided = CommunityDecider.Decide(slice, act, facts);
        if (decided.Refusal is null && !decided.Value.IsEmpty)
        {
            await work.CommunityJournal.RecordAsync(community, decided.Value);
        }

        return decided;
    }
}
