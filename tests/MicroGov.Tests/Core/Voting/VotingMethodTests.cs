using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Voting;

/// <summary>What holds of every voting method, also of one that is added tomorrow.</summary>
public sealed class VotingMethodTests
{
    public static TheoryData<VotingMethod> All => [.. Enum.GetValues<VotingMethod>()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_ballot_can_be_a_list_where_it_is_marked_in_private_and_nowhere_else(VotingMethod method)
    {
        var vote = Of(method);
        Assert.Equal(vote.IsMarkedInPrivate, Lists().Any(list => BallotPaper.IsValid(vote, list)));
        Assert.Equal(vote.IsMarkedInPrivate, !BallotPaper.IsValid(vote, 0));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nobody_wins_by_an_empty_box(VotingMethod method)
    {
        var result = VoteCounting.Count(Of(method), BallotProfile.Empty, "head");
        Assert.NotEqual(Verdict.Adopted, result.Verdict);
        Assert.Null(result.Winner);
    }

    private static Vote Of(VotingMethod method) => new()
    {
        Rule = new() { Method = method, MinimumVoters = 0 },
        Choices = Vote.BallotFor(["Lamps: 500", "Candles: 20"], method),
        Ceiling = 100_000,
    };

    /// <summary>Up to three marks.</summary>
    private static IEnumerable<Marking> Lists()
    {
        IEnumerable<int[]> lists = [[]];
        for (var length = 0; length <= 3; length++)
        {
            foreach (var list in lists)
            {
                yield return Marking.Of(list);
            }

            lists = [.. lists.SelectMany(list => Enumerable.Range(0, 6).Select(mark => list.Append(mark).ToArray()))];
        }
    }
}
