using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Votes;

namespace MicroGov.Tests.Operations;

/// <summary>
/// While a secret vote runs, what was chosen stands in the ballots alone: nobody can make it anew, and nobody invents it.
/// </summary>
[Trait("Database", "SQLite only")]
public sealed class RebuildSecretTests(RebuildSecretTests.Town town) : IClassFixture<RebuildSecretTests.Town>
{
    [Theory]
    [InlineData("DELETE FROM Ballots WHERE PersonId = 3", 2)]
    // As if it had been taken back, or as if the vote were over.
    [InlineData("UPDATE Ballots SET Choice = -1 WHERE PersonId = 3", 3)]
    [InlineData("UPDATE Ballots SET Secret = '' WHERE PersonId = 3", 3)]
    public async Task A_secret_ballot_that_is_lost_is_told_and_not_invented(string sql, int rows)
    {
        var (place, said) = town.Copy();
        place.Change(sql);
        var before = await place.AllAsync();
        const string Told =
            "community 1, affair #1: the ballot of person 3 in round 1 is lost, and no journal tells what it chose";

        Assert.Equal(1, await VerifyCommand.RunAsync(place));
        Assert.Contains(Told, said.ToString(), StringComparison.Ordinal);
        said.GetStringBuilder().Clear();
        Assert.Equal(1, await RebuildCommand.RunAsync(place));

        Assert.Contains(Told, said.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nBallots: 0 rows differed.", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await place.AllAsync());
        Assert.Equal($"{rows}", place.Ask("SELECT COUNT(*) FROM Ballots"));
    }

    [Fact]
    public async Task Secret_ballots_that_are_there_keep_what_they_chose()
    {
        var (place, said) = town.Copy();
        var before = await place.AllAsync();

        Assert.Equal(0, await VerifyCommand.RunAsync(place));
        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.Contains("\nBallots: 0 rows differed.", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await place.AllAsync());
    }

    [Fact]
    public async Task A_secret_ballot_that_chose_what_there_is_not_is_found()
    {
        var (place, said) = town.Copy();
        var key = VoteKeys.Beside(place.Options.ConnectionString).Find(new(1, 1))!;
        var seven = SecretSeal.SealBallot(key, new(1, 1, 3), 7, "ABCDEFGH");
        place.Change($"UPDATE Ballots SET Secret = '{seven}' WHERE PersonId = 3");

        Assert.Equal(1, await VerifyCommand.RunAsync(place));

        Assert.Contains(
            "affair #1: the ballot of person 3 in round 1 chose what its ballot paper does not offer",
            said.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    // In clear; another's; damaged.
    [InlineData("UPDATE Ballots SET Choice = 1 WHERE PersonId = 3", "tells what was chosen, though the vote is secret")]
    [InlineData(
        "UPDATE Ballots SET Secret = (SELECT Secret FROM Ballots WHERE PersonId = 4) WHERE PersonId = 3",
        "cannot be opened with the key of its vote")]
    [InlineData("UPDATE Ballots SET Secret = 'x' WHERE PersonId = 3", "cannot be opened with the key of its vote")]
    public async Task A_secret_ballot_that_somebody_wrote_over_is_found(string sql, string told)
    {
        var (place, said) = town.Copy();
        place.Change(sql);

        Assert.Equal(1, await VerifyCommand.RunAsync(place));

        Assert.Contains(
            "affair #1: the ballot of person 3 in round 1 " + told, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_told()
    {
        var (place, said) = town.Copy();
        VoteKeys.Beside(place.Options.ConnectionString).Erase(new(1, 1));

        Assert.Equal(1, await VerifyCommand.RunAsync(place));

        Assert.Contains(
            "the ballot of person 3 in round 1 cannot be opened: the key of the secret vote is not in", said.ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>Wang, Li and Zhao have cast their ballots, and the vote goes on.</summary>
    public sealed class Town : PlayedTown
    {
        protected override async Task PlayAsync(Neighbourhood here)
        {
            await here.OpenVoteAsync("secret");
            foreach (var (person, label) in new[] { (here.Wang, "For"), (here.Li, "Against"), (here.Zhao, "For") })
            {
                await here.PressAsync(person, label);
            }
        }
    }
}
