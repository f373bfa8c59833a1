using System.Text.Json;
using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class FractionTests
{
    [Theory]
    [InlineData(26, 80, "13/40", 1)]
    [InlineData(6, 3, "2", 2)]
    [InlineData(0, 7, "0", 0)]
    [InlineData(-7, 2, "-7/2", -3)]
    public void Lowest_terms_as_text_and_rounded_up(long numerator, long denominator, string text, long up)
    {
        var fraction = Fraction.Of(numerator, denominator);

        Assert.Equal(text, fraction.ToString());
        Assert.Equal(fraction, Fraction.Parse(text));
        Assert.Equal(up, fraction.RoundedUp());
        Assert.Equal(fraction, JsonSerializer.Deserialize<Fraction>(JsonSerializer.Serialize(fraction)));
    }

    [Fact]
    public void Compared_by_value()
    {
        Assert.True(Fraction.Of(1, 3) < Fraction.Of(334, 1000));
        Assert.True(Fraction.Of(1, 3) >= Fraction.Of(2, 6));
        Assert.True(Fraction.Of(-1, 2) <= Fraction.Of(-1, 3));
        Assert.True(Fraction.Of(2, 1) > Fraction.Of(199, 100));
    }

    [Theory]
    [InlineData("\"1/0\"")]
    [InlineData("\"a\"")]
    [InlineData("\"\"")]
    public void What_is_no_fraction_is_not_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fraction>(json));
}
