using MicroGov.Operations;

namespace MicroGov.Tests.Operations;

/// <summary>Whatever happened to affairs and their community, the journals tell all of it.</summary>
public sealed class RebuildLivesTests
{
    private const int Count = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_random_lives_every_row_is_what_the_journals_say(ulong seed)
    {
        await using var lives = await RandomLives.LiveAsync(Count, seed);
        var (place, said) = lives.Operate();
        var before = await place.AllAsync();

        // Nobody knocked where nothing is due for the story.
        Assert.Equal(1, await VerifyCommand.RunAsync(place));
        Assert.All(Lines(said), line => Assert.Matches("has been due since|is put off again and again|^Findings: ", line));
        said.GetStringBuilder().Clear();
        Assert.True(await RebuildCommand.RunAsync(place) == 0, said.ToString());

        Assert.All(Lines(said), line => Assert.EndsWith(": 0 rows differed.", line, StringComparison.Ordinal));
        Assert.Equal(before, await place.AllAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_random_lives_left_comes_back_from_the_journals_alone(ulong seed)
    {
        await using var lives = await RandomLives.LiveAsync(Count, seed);
        // Before anything was due: a reminder whose time has come may have been dropped, and does not come back.
        var (place, said) = lives.Operate(RandomLives.Start);
        var before = await place.ToldAsync();
        var secret = before.Where(row => row.StartsWith("Ballots: ", StringComparison.Ordinal))
            .Where(row => !row.Contains("Secret=,", StringComparison.Ordinal)).ToHashSet();
        await place.WipeAsync();
        Assert.Empty(await place.ToldAsync());

        Assert.Equal(secret.Count == 0 ? 0 : 1, await RebuildCommand.RunAsync(place));

        Assert.Equal(before.Where(row => !secret.Contains(row)), await place.ToldAsync());
        Assert.Equal(
            secret.Count,
            Lines(said).Count(line => line.EndsWith("is lost, and no journal tells what it chose", StringComparison.Ordinal)));
    }

    /// <summary>Affairs are read a hundred at a time.</summary>
    [Fact]
    public async Task Verify_asks_no_more_of_many_affairs_than_of_few()
    {
        Assert.Equal(await AskedAsync(2), await AskedAsync(40));

        static async Task<int> AskedAsync(int count)
        {
            await using var lives = await RandomLives.LiveAsync(count, 3);
            var (place, _) = lives.Operate();
            using var queries = new QueryCount(place.DatabaseName());
            await VerifyCommand.RunAsync(place);
            return queries.Asked;
        }
    }

    private static string[] Lines(StringWriter said) => said.ToString().TrimEnd('\n').Split('\n');
}
