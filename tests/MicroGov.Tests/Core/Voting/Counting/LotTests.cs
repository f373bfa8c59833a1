using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class LotTests
{
    /// <summary>
    /// By <c>for i in 0 1 2 3 4; do printf '%s' "8f14e45f:$i" | sha256sum; done</c>: e9e050f0…, 7bb37689…, 0b5ca5fa…, 981b1c9f…,
    /// e04709c8….
    /// </summary>
    [Fact]
    public void Anyone_can_draw_it_again_at_a_shell() => Assert.Equal<int>([2, 1, 3, 4, 0], Lot.Of("8f14e45f").Order(5));

    [Fact]
    public void Among_those_level_the_first_wins_and_the_last_leaves()
    {
        Assert.Equal(1, Lot.Of("8f14e45f").First([0, 1, 4]));
        Assert.Equal(0, Lot.Of("8f14e45f").Last([0, 1, 4]));
    }

    [Fact]
    public void Another_seed_gives_another_order() =>
        Assert.True(
            Enumerable.Range(0, 20).Select(seed => string.Concat(Lot.Of($"seed {seed}").Order(5))).Distinct().Count() > 10);
}
