using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>Whether those who are missing can still change how it ends, computed by hand: who cannot is not reminded.</summary>
public sealed class SettledTests
{
    [Theory]
    [InlineData("household", "fffff....", true)] // 5 for it, and 4 missing.
    [InlineData("household", "ffff.....", false)] // 4 for it; 5 missing can be against it.
    [InlineData("household", "ff.......", false)]
    [InlineData("household", "aaaa....", true)] // 4 against, 4 missing: a tie at most, and a tie fails too.
    [InlineData("household", "fffffffff", true)] // Nobody is missing.
    [InlineData("cn-278-ordinary", "fffff....", false)] // No quorum yet.
    [InlineData("cn-278-ordinary", "ffffff...", true)] // 6 of 9 whatever the three say; 6 is more than half of 9.
    [InlineData("cn-278-ordinary", "ffffaa...", false)] // 4 of 9 would not do.
    [InlineData("cn-278-ordinary", "aaaaaa...", true)] // 3 of 9 at most.
    [InlineData("cn-278-special", "ffffff..", true)] // 6 of 8.
    [InlineData("cn-278-special", "fffffa..", false)] // 5 of 6 now; 5 of 8 if both are against it.
    [InlineData("cn-278-special", "aaaafff.", true)] // 4 of 8 at most: it fails, if only as a tie.
    [InlineData("cn-278-special", "aaaaaff.", true)] // 3 of 8 at most, and always fewer than against.
    [InlineData("de-weg", "ff.", true)]
    [InlineData("de-weg", "f..", false)]
    public void It_is_settled_when_no_missing_ballot_matters(string pack, string ballots, bool settled)
    {
        var areas = Alike(ballots.Length);
        Assert.Equal(settled, VoteCounting.IsSettled(Of(Pack(pack), areas), Cast(ballots, areas)));
    }

    /// <summary>500 + 4 × 100 m²: the four small homes have the heads, and the large one the area.</summary>
    [Theory]
    [InlineData("affff", true)] // Nobody is missing.
    [InlineData(".ffff", false)] // Without the large one there is no quorum by area.
    [InlineData("fff..", false)] // The area is there, and a fourth head is not.
    [InlineData("ffff.", true)] // 4 of 5 heads and 800 of 900 m², whatever the last one says.
    public void The_large_home_can_matter_when_the_heads_do_not(string ballots, bool settled)
    {
        int[] areas = [500, 100, 100, 100, 100];
        Assert.Equal(settled, VoteCounting.IsSettled(Of(Pack("cn-278-ordinary"), areas), Cast(ballots, areas)));
    }

    [Fact]
    public void Where_silence_joins_the_majority_or_ballots_list_marks_nothing_is_settled_early()
    {
        var silent = Pack("cn-278-ordinary") with { Silence = new("Art. 4") };
        Assert.False(VoteCounting.IsSettled(Of(silent, Alike(3)), Cast("ff.", Alike(3))));
        BallotProfile all = new([new(Marking.Of(0), BallotStanding.Counted, 3, 1)]);
        Assert.False(VoteCounting.IsSettled(Of(Pack("household") with { Method = VotingMethod.Approval }, Alike(3)), all));
    }
}
