using CsCheck;
using MicroGov.Core.Community;

namespace MicroGov.Tests.Core.Community;

public sealed class UnitTreeTests
{
    /// <summary>1 ─ 2 building ─ 3, 4 stairwells; 1 ─ 5 building ─ 6 stairwell.</summary>
    private static readonly UnitTree Yard = UnitTree.Of(
    [
        new(1, null, "Linden yard"), new(2, 1, "Building 1"), new(3, 2, "Stairwell 1"), new(4, 2, "Stairwell 2"),
        new(5, 1, "Building 2"), new(6, 5, "Stairwell 1"),
    ]);

    [Theory]
    [InlineData(new long[] { 3 }, 3)]
    [InlineData(new long[] { 3, 4 }, 2)]
    [InlineData(new long[] { 3, 2 }, 2)]
    [InlineData(new long[] { 3, 4, 6 }, 1)]
    [InlineData(new long[] { 3, 3 }, 3)]
    [InlineData(new long[0], 1)]
    public void An_affair_is_at_home_in_the_lowest_unit_around_all_it_touches(long[] touched, long home) =>
        Assert.Equal(home, Yard.LowestAround(touched).Id);

    [Fact]
    public void A_unit_contains_itself_and_what_lies_inside_and_nothing_beside()
    {
        Assert.True(Yard.Contains(2, 2));
        Assert.True(Yard.Contains(1, 6));
        Assert.False(Yard.Contains(2, 6));
        Assert.False(Yard.Contains(3, 2));
    }

    [Fact]
    public void A_path_names_the_way_down_without_the_community()
    {
        Assert.Equal(UnitPath.Parse("Building 1/Stairwell 2"), Yard.PathOf(4));
        Assert.Equal("Building 1 / Stairwell 2", Yard.PathOf(4).ToString());
        Assert.True(Yard.PathOf(1).IsRoot);
    }

    [Fact]
    public void Two_roots_none_a_stray_and_a_ring_are_no_community()
    {
        Assert.Throws<ArgumentException>(() => UnitTree.Of([]));
        Assert.Throws<ArgumentException>(() => UnitTree.Of([new(1, null, "A"), new(2, null, "B")]));
        Assert.Throws<ArgumentException>(() => UnitTree.Of([new(1, null, "A"), new(2, 9, "B")]));
        Assert.Throws<ArgumentException>(() => UnitTree.Of([new(1, null, "A"), new(2, 3, "B"), new(3, 2, "C")]));
    }

    /// <summary>Whatever the tree: the home holds everything touched, and no unit inside it does.</summary>
    [Fact]
    public void The_home_is_around_all_and_no_lower_unit_is() =>
        Gen.Int[0, 1000]
            .Array[1, 40]
            .Select(Gen.Int[0, 1000].Array[1, 6], (parents, touched) => (parents, touched))
            .Sample(drawn =>
            {
                var units = drawn
                    .parents.Select((parent, index) => new Unit(index, index == 0 ? null : parent % index, $"U{index}"))
                    .ToList();
                var tree = UnitTree.Of(units);
                var touched = drawn.touched.Select(one => (long)(one % units.Count)).ToList();
                var home = tree.LowestAround(touched);
                Assert.All(touched, one => Assert.True(tree.Contains(home.Id, one)));
                Assert.DoesNotContain(
                    units,
                    unit =>
                        unit != home && tree.Contains(home.Id, unit.Id) && touched.TrueForAll(one => tree.Contains(unit.Id, one))
                );
            });
}
