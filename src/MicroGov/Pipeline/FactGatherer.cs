using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Voting;
using MicroGov.Voting.Rules;

namespace MicroGov.Pipeline;

/// <summary>Looks up what a decision needs to know, and only what this act can need: a ballot never makes us count the others.</summary>
internal sealed class FactGatherer(UnitOfWork session, Home home, CommunityTerms terms, TelegramLookups lookups, RuleBook rules)
{
    public async Task<Facts> GatherAsync(Affair affair, AffairRow row, Act act, Role role)
    {
        var facts = new Facts
        {
            Terms = terms,
            Role = role,
            CommunityId = home.Community.Id,
            NextNumber = row.Number,
            Voting = new() { JournalHead = row.JournalHead },
        };
        facts = act switch
        {
            Raise => facts with { UnitId = home.Group.UnitId },
            Escalate or SendDown or ChooseUnit => facts with { Units = await session.UnitsAsync(home.Community.Id) },
            _ => facts,
        };
        if (act is OpenVote or FallDue { Kind: DeadlineKind.DiscussionEnds } && affair.Stage == Stage.Discussing)
        {
            var rule = RuleOf(affair, (act as OpenVote)?.Rule);
            facts = facts with { Voting = await WithRollAsync(facts.Voting, affair, rule) };
        }

        return affair is { Stage: Stage.Voting, Vote: { } vote }
            ? facts with { Voting = await new BallotFacts(session).WithBallotsAsync(facts.Voting, affair, vote, act) }
            : facts;
    }

    /// <summary>The one that was asked for; else what decided before decides again; else the community's own. After advice comes a decision.</summary>
    private VoteRule? RuleOf(Affair affair, string? asked) =>
        asked is not null ? rules.Find(terms, asked)
        : affair.Vote is { Rule: { IsAdvisory: false, Name: var before } } && rules.Find(terms, before) is { } again ? again
        : rules.Find(terms, terms.Rule);

    /// <summary>Households on the roll; people known to live in the unit; or, where it has the group for itself, people in the group.</summary>
    private async Task<VoteFacts> WithRollAsync(VoteFacts facts, Affair affair, VoteRule? rule)
    {
        if (rule is not { Basis: VoterBasis.Household })
        {
            return facts with
            {
                Rule = rule,
                Eligible = affair.UnitId is { } part && await session.UnitsAsync(home.Community.Id) is { } tree && RoleResolver.IsOnlyPartOf(tree, home, part)
                    ? await session.CountResidentsAsync(home.Community.Id, part)
                    : lookups.CountOf(session.Lookups, home.ChatId),
            };
        }

        var entries = await session.DraftRollAsync(affair.Id, affair.CommunityId, affair.UnitId, rule.OwnersOnly, (affair.Vote?.Round ?? 0) + 1);
        var units = await session.UnitsAsync(affair.CommunityId);
        var whole = affair.UnitId ?? units?.Root.Id ?? 0;
        return facts with
        {
            Rule = rule,
            Roll = Roll.Of(entries, unit => units?.Upward(unit).TakeWhile(one => one.Id != whole).LastOrDefault()?.Id ?? whole),
            AnyHouseholds = entries.Count > 0 || await session.CountHouseholdsAsync(affair.CommunityId, affair.UnitId) > 0,
            WithoutArea = entries.Count(entry => entry.Area == 0),
            WithoutShares = entries.Count(entry => entry.Shares == 0),
        };
    }
}
