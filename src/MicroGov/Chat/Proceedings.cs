using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat;

/// <summary>
/// The one way in which an affair changes, whoever wants it: facts, permission and decision, record, announcements.
/// Commands, buttons, poll answers and the clock all come through here.
/// </summary>
public sealed class Proceedings(Roles roles, Lookups lookups)
{
    /// <summary>A person acts.</summary>
    /// <param name="seenThere">They have just written in the community's group.</param>
    public async Task<Result<ImmutableArray<AffairEvent>>> ActAsync(
        Session session, AffairRow row, CommunityRow community, PersonRow person, Act act, bool seenThere)
    {
        var member = seenThere ? null : await session.MemberAsync(community.Id, person.Id);
        var isThere = seenThere || (community.CanWatch && member is { IsWatched: true });
        var role = roles.Of(session.Questions, person, community, act, session.StateOf(row), isThere, member is { HasLeft: true });
        return await CarryOutAsync(session, row, community, act, role);
    }

    /// <summary>A deadline knocks.</summary>
    public Task<Result<ImmutableArray<AffairEvent>>> KnockAsync(
        Session session, AffairRow row, CommunityRow community, DeadlineKind kind) =>
        CarryOutAsync(session, row, community, new Knock(kind), Role.Clock);

    private async Task<Result<ImmutableArray<AffairEvent>>> CarryOutAsync(
        Session session, AffairRow row, CommunityRow community, Act act, Role role)
    {
        var before = session.StateOf(row);
        var terms = session.TermsFor(community);
        var facts = await GatherAsync(session, before, row, community, terms, act, role);

        var decided = Deciding.Decide(before, act, facts, session.Now);
        if (decided.Refusal is null && BallotOf(row, act) is { } ballot)
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

        if (decided.Refusal is not null || decided.Value.IsEmpty)
        {
            return decided;
        }

        var after = await session.RecordAsync(row, decided.Value, terms);
        await new Announcements(session, community, terms).MakeAsync(before, after, row, decided.Value);
        return decided;
    }

    private static BallotKey? BallotOf(AffairRow row, Act act) => act switch
    {
        CastBallot cast => new(row.Id, cast.Round, cast.By.Value),
        TakeBackBallot back => new(row.Id, back.Round, back.By.Value),
        _ => null,
    };

    /// <summary>Only what this act can need: a ballot never makes us count the others.</summary>
    private async Task<Facts> GatherAsync(
        Session session, Affair affair, AffairRow row, CommunityRow community, CommunityTerms terms, Act act, Role role)
    {
        var facts = new Facts { Terms = terms, Role = role, CommunityId = community.Id, NextNumber = row.Number };
        var mayOpenVote = act is OpenVote or Knock { Kind: DeadlineKind.DiscussionEnds };
        var mayEndVote = act is CloseVote or Knock { Kind: DeadlineKind.VoteEnds };
        if (mayOpenVote && affair.Stage == Stage.Discussing)
        {
            facts = facts with { Eligible = lookups.CountOf(session.Questions, community.ChatId) };
        }

        if (mayEndVote && affair is { Stage: Stage.Voting, Vote: { } vote })
        {
            // Ballots of this very transaction are not in the database yet, nor are those gone that it took from the kept ones.
            await session.SaveAsync();
            session.Questions.PollInDoubt |= await KeptAnswers.AnySoonKnownAsync(session.Db, session.Now, session.Ct);
            facts = facts with { Tally = await Ballots.CountAsync(session.Db, affair.Id, vote, session.Ct) };
        }

        if (act is CastBallot or TakeBackBallot
            && affair.Vote is { } running
            && await session.BallotAsync(affair.Id, running.Round, act.By) is { } own)
        {
            facts = facts with { OwnBallot = new Ballot(act.By, own.Choice, own.Counted) };
        }

        return facts;
    }
}
