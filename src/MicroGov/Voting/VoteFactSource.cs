using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>What the opening of a vote needs to know: its rule and who may vote; of a running one, the ballots.</summary>
internal sealed class VoteFactSource(RuleBook rules, TelegramLookups lookups)
{
    public async Task<Facts> GatherAsync(FactContext context, Facts facts)
    {
        var (affair, act) = (context.Affair, context.Act);
        if (act is OpenVote or FallDue { Kind: DeadlineKind.DiscussionEnds } && affair.Stage == Stage.Discussing)
        {
            var rule = RuleOf(affair, context.Terms, (act as OpenVote)?.Rule);
            var voting = await WithRollAsync(context, facts.Voting, rule);
            facts = facts with { Voting = voting with { NoKeyFolder = !context.Work.Ballots.CanKeepSecrets } };
        }

        return affair is { Stage: Stage.Voting, Vote: { } vote }
            ? facts with { Voting = await new BallotFacts(context.Work).WithBallotsAsync(facts.Voting, affair, vote, act) }
            : facts;
    }

    /// <summary>
    /// The one that was asked for; else what decided before decides again; else the community's own. After advice comes a
    /// decision.
    /// </summary>
    private VoteRule? RuleOf(Affair affair, CommunityTerms terms, string? asked) =>
        asked is not null ? rules.Find(terms, asked)
        : affair.Vote is { Rule: { IsAdvisory: false, Name: var before } } && rules.Find(terms, before) is { } again ? again
        : rules.Find(terms, terms.Rule);

    /// <summary>
    /// Households on the roll; people known to live in the unit; or, where it has the group for itself, people in the group.
    /// </summary>
    private async Task<VoteFacts> WithRollAsync(FactContext context, VoteFacts facts, VoteRule? rule)
    {
        var (work, home, affair) = (context.Work, context.Home, context.Affair);
        if (rule is not { Basis: VoterBasis.Household })
        {
            return facts with
            {
                Rule = rule,
                Eligible = affair.UnitId is { } part && await work.Units.TreeAsync(home.Community.Id) is { } tree
                    && RoleResolver.IsOnlyPartOf(tree, home, part)
                    ? await work.Households.CountResidentsAsync(home.Community.Id, part)
                    : lookups.CountOf(work.Lookups, home.ChatId),
            };
        }

        var round = (affair.Vote?.Round ?? 0) + 1;
        var entries = await work.Rolls.DraftAsync(affair.Id, affair.CommunityId, affair.UnitId, rule.OwnersOnly, round);
        var units = await work.Units.TreeAsync(affair.CommunityId);
        var whole = affair.UnitId ?? units?.Root.Id ?? 0;
        return facts with
        {
            Rule = rule,
            Roll = Roll.Of(entries, unit => units?.Upward(unit).TakeWhile(one => one.Id != whole).LastOrDefault()?.Id ?? whole),
            AnyHouseholds = entries.Count > 0 || await work.Households.CountAsync(affair.CommunityId, affair.UnitId) > 0,
            WithoutArea = entries.Count(entry => entry.Area == 0),
            WithoutShares = entries.Count(entry => entry.Shares == 0),
        };
    }
}
