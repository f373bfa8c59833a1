using CsCheck;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Small votes under rules of every kind, in which some have voted and some have not.</summary>
internal static class RandomVotes
{
    public const int Silent = -1;

    private static readonly Requirement Half = new(new(1, 2)) { Strict = true };

    public static readonly VoteRule Two = VoteRule.Simple with { MinimumVoters = 2 };

    public static readonly VoteRule[] OfPeople =
    [
        VoteRule.Simple,
        Two with { Pass = Elections.TwoThirds() },
        Two with { Quorum = Elections.TwoThirds(), Pass = Half },
        Two with { Quorum = Half with { CountsAbstentions = false }, Tie = TieRule.Lot },
        Two with { Pass = Half with { Among = Among.Participating }, Tie = TieRule.Lot },
        Two with { Pass = Half with { Among = Among.All } },
        Two with { Method = VotingMethod.Consent },
    ];

    public static readonly VoteRule[] OfHouseholds =
    [
        Elections.ByHousehold,
        Elections.ByHousehold with { Weight = WeightBasis.Area },
        Elections.ByHousehold with
        {
            Quorum = Elections.TwoThirds(WeightBasis.Head, WeightBasis.Area),
            Pass = Half with { Bases = [WeightBasis.Head, WeightBasis.Area], Among = Among.Participating },
        },
        Elections.ByHousehold with { Pass = Half with { Bases = [WeightBasis.Area, WeightBasis.Share] }, InEachUnit = true },
        Elections.ByHousehold with { Quorum = Half, Pass = Elections.TwoThirds(WeightBasis.Share), MinimumVoters = 0 },
    ];

    public static readonly VoteRule[] WithRunOff =
    [
        Two with { RunOff = true, Pass = Half },
        Two with { RunOff = true, Pass = Half with { Among = Among.All }, Quorum = Half },
        Elections.ByHousehold with { RunOff = true, Pass = Half with { Bases = [WeightBasis.Area] }, MinimumVoters = 0 },
    ];

    /// <summary>A vote, and what each who may vote has chosen: a place of the paper, or nothing yet.</summary>
    public static Gen<(Vote Vote, Home[] Homes, int[] Chosen)> Of(VoteRule[] rules, int fewestOptions, int mostVoters) =>
        from rule in Gen.OneOf(rules.Select(Gen.Const).ToArray())
        from options in Gen.Int[fewestOptions, 3]
        from voters in Gen.Int[1, mostVoters]
        from homes in Gen.Select(Gen.Long[1, 2], Gen.Long[1, 4], Gen.Long[1, 4]).Array[voters]
        from chosen in Gen.Frequency((3, Gen.Int[0, (options == 0 ? 1 : options) + 1]), (1, Gen.Const(Silent))).Array[voters]
        let street = homes.Select((home, at) => new Home(at + 1, home.Item1, home.Item2, home.Item3)).ToArray()
        select (Opened(rule, options, street), street, chosen);

    public static Vote Opened(VoteRule rule, int options, Home[] homes) => new()
    {
        Round = 1,
        Rule = rule,
        Choices = Vote.BallotFor([.. Enumerable.Range(0, options).Select(option => $"option {option}")]),
        Eligible = homes.Length,
        Roll = rule.Basis == VoterBasis.Household ? Home.RollOf(homes) : null,
    };

    public static BallotProfile Ballots(Vote vote, Home[] homes, IReadOnlyList<int> chosen) =>
        BallotProfile.Of(
            chosen
                .Select((choice, at) => (choice, home: homes[at]))
                .Where(one => one.choice != Silent)
                .Select(one =>
                    vote.Roll is null
                        ? new BallotGroup(one.choice, BallotStanding.Counted, 1)
                        : new(one.choice, BallotStanding.Counted, 1, one.home.UnitId, one.home.Area, one.home.Shares)
                ));
}
