using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Rules;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat;

/// <summary>
/// The one way in which an affair changes, whoever wants it: facts, permission and decision, record, announcements.
/// Commands, buttons, poll answers and the clock all come through here.
/// </summary>
public sealed class Proceedings(Roles roles, Lookups lookups, RuleBook rules)
{
    /// <summary>A person acts.</summary>
    /// <param name="seenThere">They have just written in the affair's group.</param>
    public async Task<Result<ImmutableArray<AffairEvent>>> ActAsync(
        Session session, AffairRow row, Home home, PersonRow person, Act act, bool seenThere)
    {
        var (role, belongs) = await roles.OfAsync(session, person, home, act, session.StateOf(row), seenThere);
        return await CarryOutAsync(session, row, home, act, role, belongs);
    }

    /// <summary>What somebody is towards the whole community of a group, or towards one of its units.</summary>
    public Task<Role> RoleAsync(Session session, PersonRow person, Home home, long? unitId, bool seenThere) =>
        roles.OfAsync(session, person, home, unitId, seenThere);

    /// <summary>A deadline knocks.</summary>
    public Task<Result<ImmutableArray<AffairEvent>>> KnockAsync(
        Session session, AffairRow row, Home home, DeadlineKind kind) =>
        CarryOutAsync(session, row, home, new Knock(kind), Role.Clock);

    /// <summary>Somebody is no longer in the group.</summary>
    public Task<Result<ImmutableArray<AffairEvent>>> StrikeAsync(Session session, AffairRow row, Home home, PersonRow person) =>
        CarryOutAsync(session, row, home, new StrikeBallot(new(person.Id)), Role.Clock);

    /// <summary>Somebody is gone for good: nobody waits for them to do the work, and they have had their say.</summary>
    public async Task LeaveAsync(Session session, AffairRow row, Home home, PersonRow person)
    {
        await roles.SealAsync(session, row, person);
        await CarryOutAsync(session, row, home, new LeaveWork(new(person.Id)), Role.Clock);
    }

    private async Task<Result<ImmutableArray<AffairEvent>>> CarryOutAsync(
        Session session, AffairRow row, Home home, Act act, Role role, bool belongs = true)
    {
        var before = session.StateOf(row);
        var terms = session.TermsFor(home.Community);
        var facts = (await new FactFinding(session, home, terms, lookups, rules).GatherAsync(before, row, act, role)) with { Belongs = belongs };

        var decided = Deciding.Decide(before, act, facts, session.Now);
        if (decided.Refusal is null)
        {
            foreach (var ballot in BallotsOf(row, act, facts))
            {
                if (await session.IsLateAsync(ballot))
                {
                    return ImmutableArray<AffairEvent>.Empty;
                }

                if (decided.Value.IsEmpty)
                {
                    await session.ConfirmBallotAsync(ballot);
                }
            }
        }

        if (decided.Refusal is not null || decided.Value.IsEmpty)
        {
            return decided;
        }

        var seed = row.JournalHead;
        var after = await session.RecordAsync(row, decided.Value, terms);
        await new Announcements(session, home, terms, seed).MakeAsync(before, after, row, decided.Value);
        return decided;
    }

    /// <summary>The ballots that an act is about.</summary>
    private static IEnumerable<BallotKey> BallotsOf(AffairRow row, Act act, Facts facts) => (act, facts.Households) switch
    {
        (CastBallot cast, []) => [new(row.Id, cast.Round, cast.By.Value)],
        (TakeBackBallot back, []) => [new(row.Id, back.Round, back.By.Value)],
        (CastBallot cast, var own) => own.Select(one => new BallotKey(row.Id, cast.Round, 0, one.HouseholdId)),
        (TakeBackBallot back, var own) => own.Select(one => new BallotKey(row.Id, back.Round, 0, one.HouseholdId)),
        _ => [],
    };
}
