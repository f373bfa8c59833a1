using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// The one way in which an affair changes, whoever wants it: facts, permission and decision, record, announcements.
/// Commands, buttons, poll answers and the clock all come through here.
/// </summary>
public sealed class ActPipeline(RoleResolver roles, FeatureSet features)
{
    /// <summary>A person acts.</summary>
    /// <param name="seenThere">They have just written in the affair's group.</param>
    public async Task<Result<ImmutableArray<AffairEvent>>> ActAsync(
        UnitOfWork work, AffairRow row, Home home, PersonRow person, Act act, bool seenThere)
    {
        var (role, belongs) = await roles.OfAsync(work, person, home, act, work.Affairs.StateOf(row), seenThere);
        return await CarryOutAsync(work, row, home, act, role, belongs);
    }

    /// <summary>What somebody is towards the whole community of a group, or towards one of its units.</summary>
    public Task<Role> RoleAsync(UnitOfWork work, PersonRow person, Home home, long? unitId, bool seenThere) =>
        roles.OfAsync(work, person, home, unitId, seenThere);

    /// <inheritdoc cref="RoleResolver.MayReadAsync"/>
    public Task<bool> MayReadAsync(UnitOfWork work, PersonRow person, Home home) => roles.MayReadAsync(work, person, home);

    /// <summary>A deadline falls due.</summary>
    public Task<Result<ImmutableArray<AffairEvent>>> FallDueAsync(
        UnitOfWork work, AffairRow row, Home home, FallDue due) =>
        CarryOutAsync(work, row, home, due, Role.Clock);

    /// <summary>Somebody is no longer in the group.</summary>
    public Task<Result<ImmutableArray<AffairEvent>>> StrikeAsync(
        UnitOfWork work, AffairRow row, Home home, PersonRow person) =>
        CarryOutAsync(work, row, home, new StrikeBallot(new(person.Id)), Role.Clock);

    /// <summary>Somebody is gone for good: nobody waits for them to do the work, and they have had their say.</summary>
    public async Task LeaveAsync(UnitOfWork work, AffairRow row, Home home, PersonRow person)
    {
        await roles.SealAsync(work, row, person);
        await CarryOutAsync(work, row, home, new LeaveWork(new(person.Id)), Role.Clock);
    }

    private async Task<Result<ImmutableArray<AffairEvent>>> CarryOutAsync(
        UnitOfWork work, AffairRow row, Home home, Act act, Role role, bool belongs = true)
    {
        var before = work.Affairs.StateOf(row);
        var terms = work.Communities.TermsFor(home.Community);
        if (Permissions.Check(act, role, before, belongs) is { } no)
        {
            // Before anything is looked up for it.
            return no;
        }

        var gathered = await FactGatherer.GatherAsync(new(work, home, terms, before, act), row, role, features.Facts);
        var facts = gathered with { Belongs = belongs };
        var decided = AffairDecider.Decide(before, act, facts, work.Now);
        if (decided.Refusal is not null)
        {
            return decided;
        }

        if (decided.Value.IsEmpty)
        {
            await ConfirmAsync(work, row, act, facts);
            return decided;
        }

        var events = await InTimeAsync(work, row, decided.Value);
        if (events.IsEmpty)
        {
            return ImmutableArray<AffairEvent>.Empty;
        }

        var seed = row.JournalHead;
        var after = await work.AffairJournal.RecordAsync(row, events, terms);
        await features.Announcements.MakeAsync(new(work, home, terms, before, after, row) { Seed = seed }, events);
        return events;
    }

    /// <summary>
    /// What comes too late for one ballot, because a later update has said already what it is, may be in time for another.
    /// </summary>
    private static async Task<ImmutableArray<AffairEvent>> InTimeAsync(
        UnitOfWork work, AffairRow row, ImmutableArray<AffairEvent> decided)
    {
        var events = decided;
        foreach (var happened in decided)
        {
            BallotKey? key = happened switch
            {
                BallotCast cast => BallotKey.Of(row.Id, cast.Round, cast.By, cast.Household),
                BallotTakenBack back => BallotKey.Of(row.Id, back.Round, back.By, back.Household),
                _ => null,
            };
            events = key is { } ballot && await work.Ballots.IsLateAsync(ballot) ? events.Remove(happened) : events;
        }

        return events;
    }

    /// <summary>
    /// Nothing changes, since it is so already: what older updates wanted of one's own ballots has lost its meaning.
    /// </summary>
    private static async Task ConfirmAsync(UnitOfWork work, AffairRow row, Act act, Facts facts)
    {
        var round = act switch { CastBallot cast => cast.Round, TakeBackBallot back => back.Round, _ => 0 };
        var keys = round == 0 ? []
            : facts.Voting.Households.IsEmpty ? [new BallotKey(row.Id, round, act.By.Value)]
            : facts
                .Voting.Households.Where(one => !one.IsByProxy)
                .Select(one => new BallotKey(row.Id, round, 0, one.HouseholdId));
        foreach (var key in keys)
        {
            if (!await work.Ballots.IsLateAsync(key))
            {
                await work.Ballots.ConfirmAsync(key);
            }
        }
    }
}
