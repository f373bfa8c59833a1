using MicroGov.Operations;
using MicroGov.Tests.Operations;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>What was changed by hand in a vote of owners that is over does not get past a recount.</summary>
[Trait("Database", "SQLite only")]
public sealed class RecountTests(OwnersTown town) : IClassFixture<OwnersTown>
{
    [Fact]
    public async Task As_it_was_played_it_is_well()
    {
        var (place, said) = town.Copy();
        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
    }

    [Theory]
    [InlineData("UPDATE Ballots SET Choice = 0 WHERE Choice = 1", "in round 1 is not the one in the journal")]
    [InlineData("DELETE FROM Ballots WHERE Choice = 1", "in round 1 is in the journal but not stored")]
    [InlineData("UPDATE Ballots SET Source = 0 WHERE Source = 1", "in round 1 is not the one in the journal")]
    [InlineData(
        "UPDATE Rolls SET Area = Area + 1 WHERE HouseholdId = (SELECT Id FROM Households WHERE Door = '3-103')",
        "affair #1: the roll of round 1 is not the one that entry")]
    [InlineData(
        "DELETE FROM Rolls WHERE HouseholdId = (SELECT Id FROM Households WHERE Door = '3-103')",
        "affair #1: the roll of round 1 is not the one that entry")]
    [InlineData(
        "UPDATE Affairs SET State = replace(State, '\"Adopted\"', '\"Rejected\"')", "affair #1: its state is not the journal's")]
    [InlineData(
        "UPDATE Journal SET Payload = replace(Payload, '\"Adopted\"', '\"Rejected\"') WHERE Payload LIKE '%vote-counted%'",
        "affair #1: the verdict of round 1")]
    [InlineData(
        "UPDATE Journal SET Payload = replace(Payload, '\"got\":52000', '\"got\":60000') WHERE Payload LIKE '%vote-counted%'",
        "affair #1: the reasons for the verdict of round 1")]
    public async Task What_was_changed_is_found(string sql, string finding)
    {
        var (place, said) = town.Copy();
        place.Change(sql);
        Assert.Equal(1, await VerifyCommand.RunAsync(place));
        Assert.Contains(finding, said.ToString(), StringComparison.Ordinal);
    }
}

/// <summary>Seven of nine owners have decided: one by paper, one by proxy, one against.</summary>
public sealed class OwnersTown : PlayedTown
{
    protected override Task<Neighbourhood> OpenAsync() => Owners.OpenAsync();

    protected override async Task PlayAsync(Neighbourhood here)
    {
        await here.WriteRuleAsync("owners-both", """
            "basis": "household", "ownersOnly": true, "minimumVoters": 1, "proxiesPerHolder": 1,
            "quorum": { "of": "2/3", "bases": ["head", "area"] }, "pass": { "of": "1/2", "strict": true, "among": "participating", "bases": ["head", "area"] }
            """);
        var hua = await here.ComesAsync("Hua", door: "2-101");
        var ivy = await here.ComesAsync("Ivy", door: "3-101");
        await here.SayAsync(here.Mei, "/openvote 1 owners-both");
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Zhao, "/proxy 1 @hua", inPrivate: true);
        await here.PressAsync(hua, "For");
        await here.PressAsync(here.Chen, "Against");
        await here.PressAsync(ivy, "For");
        await here.SayAsync(here.Mei, "/paper 1 3-102 for", inPrivate: true);
        await here.PressAsync(here.Chen, "I have seen it too");
        await here.SayAsync(here.Mei, "/closevote 1");
    }
}
