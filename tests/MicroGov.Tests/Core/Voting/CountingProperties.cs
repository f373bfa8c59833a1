using System.Collections.Immutable;
using CsCheck;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Voting;

public sealed class CountingProperties
{
    /// <summary>A ballot paper with up to five options and the ballots on it; small numbers make ties common.</summary>
    private static readonly Gen<(ImmutableArray<Choice> Paper, int[] Counts)> Count =
        from options in Gen.Int[0, 5]
        let paper = Vote.BallotFor([.. Enumerable.Range(0, options).Select(i => $"option {i}")])
        from counts in Gen.Int[0, 4].Array[paper.Length]
        select (paper, counts);

    [Fact]
    public void The_verdict_is_what_the_rule_promises() => Count.Sample(
        vote =>
        {
            var (paper, counts) = vote;
            var result = Verdict(paper, counts);
            var pro = Proposals(paper).Select(place => counts[place]).ToList();
            var against = counts[AgainstOn(paper)];
            var beatsAll = pro.Count(count => count == pro.Max()) == 1 && pro.Max() > against;
            Assert.Equal(counts.Sum() < 3, result.Verdict == MicroGov.Core.Voting.Results.Verdict.NoQuorum);
            Assert.Equal(counts.Sum() >= 3 && beatsAll, result.Verdict == MicroGov.Core.Voting.Results.Verdict.Adopted);
            Assert.Equal(result.Verdict == MicroGov.Core.Voting.Results.Verdict.Adopted, result.Winner is not null);
            Assert.Equal(counts, result.Tally.Counts);
            if (result.Winner is { } winner)
            {
                Assert.All(Enumerable.Range(0, paper.Length).Where(place => place != winner && paper[place].Kind != ChoiceKind.Abstain),
                    place => Assert.True(counts[winner] > counts[place]));
            }
        },
        iter: 1_000);

    [Fact]
    public void One_more_ballot_for_the_winner_never_makes_it_lose() => Count.Sample(
        vote =>
        {
            if (Verdict(vote.Paper, vote.Counts).Winner is { } winner)
            {
                Assert.Equal(winner, Verdict(vote.Paper, Plus(vote.Counts, winner)).Winner);
            }
        },
        iter: 1_000);

    [Fact]
    public void With_a_quorum_one_more_ballot_against_never_helps() => Count.Where(vote => vote.Counts.Sum() >= 3).Sample(
        vote =>
        {
            var before = Verdict(vote.Paper, vote.Counts).Winner;
            var after = Verdict(vote.Paper, Plus(vote.Counts, AgainstOn(vote.Paper))).Winner;
            Assert.True(after is null || after == before);
        },
        iter: 1_000);

    [Fact]
    public void With_a_quorum_one_more_abstention_changes_nothing() => Count.Where(vote => vote.Counts.Sum() >= 3).Sample(
        vote => Assert.Equal(
            Verdict(vote.Paper, vote.Counts).Winner,
            Verdict(vote.Paper, Plus(vote.Counts, vote.Paper.Length - 1)).Winner),
        iter: 1_000);

    [Fact]
    public void Ballots_kept_apart_never_matter() => Gen.Select(Count, Gen.Int[0, 100]).Sample(
        (vote, apart) =>
        {
            var without = Verdict(vote.Paper, vote.Counts);
            var with = VoteRule.Simple.Count(vote.Paper, new Tally([.. vote.Counts], apart));
            Assert.Equal((without.Verdict, without.Winner), (with.Verdict, with.Winner));
        },
        iter: 1_000);

    [Fact]
    public void The_order_of_the_ballot_paper_favours_nobody() =>
        (
            from vote in Count
            from order in Gen.Shuffle(Enumerable.Range(0, vote.Paper.Length).ToArray())
            select (vote, order)).Sample(
            (vote, order) =>
            {
                var straight = Verdict(vote.Paper, vote.Counts);
                var shuffled = Verdict(
                    [.. order.Select(place => vote.Paper[place])], [.. order.Select(place => vote.Counts[place])]);
                Assert.Equal(straight.Verdict, shuffled.Verdict);
                Assert.Equal(straight.Winner, shuffled.Winner is { } winner ? order[winner] : null);
            },
            iter: 1_000);

    /// <summary>Everybody changes their mind as often as they like; whose ballot came first is nobody's advantage.</summary>
    [Fact]
    public void The_order_in_which_people_vote_does_not_matter() => Minds.Sample(
        (minds, order) =>
        {
            var (straight, shuffled) = (Situations.VotingOver("Saturday", "Sunday"), Situations.VotingOver("Saturday", "Sunday"));
            foreach (var person in Enumerable.Range(0, minds.Length))
            {
                Cast(straight, person, minds[person]);
                Cast(shuffled, order[person], minds[order[person]]);
            }

            Assert.Equal(minds.Take(8).Count(mind => mind.Length > 0), straight.Tally.Voters);
            Assert.Equal(minds[8].Length > 0 ? 1 : 0, straight.Tally.KeptApart);
            straight.FallsDue(DeadlineKind.VoteEnds);
            shuffled.FallsDue(DeadlineKind.VoteEnds);
            Assert.Equal(straight.Json, shuffled.Json);
        },
        iter: 200);

    private static Gen<(int[][] Minds, int[] Order)> Minds =>
        from minds in Gen.Int[0, 3].Array[0, 3].Array[9]
        from order in Gen.Shuffle(Enumerable.Range(0, 9).ToArray())
        select (minds, order);

    private static void Cast(Story story, int person, int[] minds)
    {
        foreach (var choice in minds)
        {
            story.Vote(new PersonId(person + 1), choice);
            Assert.Equal(choice, story.Ballots.Of(new PersonId(person + 1))?.Choice);
        }
    }

    private static VoteResult Verdict(ImmutableArray<Choice> paper, int[] counts) =>
        VoteRule.Simple.Count(paper, new Tally([.. counts]));

    private static int[] Plus(int[] counts, int place) => [.. counts.Select((count, i) => i == place ? count + 1 : count)];

    private static int AgainstOn(ImmutableArray<Choice> paper) => paper.Length - 2;

    private static IEnumerable<int> Proposals(ImmutableArray<Choice> paper) => Enumerable.Range(0, paper.Length - 2);
}
