using MicroGov.Operations;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Operations;

/// <summary>Of a community that went to another one only its journal is left.</summary>
[Trait("Database", "SQLite only")]
public sealed class RebuildMergedTests(RebuildMergedTests.Town town) : IClassFixture<RebuildMergedTests.Town>
{
    [Fact]
    public async Task It_does_not_differ_and_nothing_else_of_it_is_left()
    {
        var (place, said) = town.Copy();

        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.All(
            said.ToString().TrimEnd('\n').Split('\n'),
            line => Assert.EndsWith(": 0 rows differed.", line, StringComparison.Ordinal));
        Assert.Equal("1", place.Ask("SELECT COUNT(DISTINCT CommunityId) FROM Codes"));
        Assert.Equal("2", place.Ask("SELECT COUNT(DISTINCT CommunityId) FROM CommunityJournal"));
    }

    [Theory]
    [InlineData("DELETE FROM CommunityJournalPersons WHERE CommunityId = 2", "CommunityJournalPersons")]
    [InlineData("UPDATE CommunityJournalPersons SET PersonId = 99 WHERE CommunityId = 2", "CommunityJournalPersons")]
    [InlineData("INSERT INTO Grants (CommunityId, PersonId, Role, Partner) VALUES (2, 1, 'Moderator', '')", "Grants")]
    [InlineData("UPDATE Groups SET CommunityId = 2 WHERE Id = 2", "Groups")]
    public async Task What_is_wrong_with_it_is_found_and_mended(string sql, string table)
    {
        var (place, said) = town.Copy();
        var before = await place.AllAsync();
        place.Change(sql);

        Assert.Equal(1, await VerifyCommand.RunAsync(place));
        Assert.Contains($"a row of {table} is ", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.Equal(before, await place.AllAsync());
    }

    /// <summary>The second group had given out a code of its own.</summary>
    public sealed class Town : PlayedTown
    {
        protected override Task<Neighbourhood> OpenAsync() => Neighbourhood.OpenAsync(botIsAdmin: true);

        protected override async Task PlayAsync(Neighbourhood here)
        {
            await here.ImportAsync();
            var second = here.World.AddGroup("Building 1", true, here.Mei, botIsAdmin: true);
            await here.SettleAsync();
            await here.SayInAsync(second, here.Mei, "/grant @li moderator");
            await here.SayInAsync(second, here.Mei, "/units link");
            Assert.Equal(1, await here.AskAsync(db => db.Codes.CountAsync(row => row.CommunityId == 2)));
            await here.SayAsync(here.Mei, "/units link Building 1");
            var code = Estate.CodeIn(here.Seen(here.Mei).Concat(here.Private(here.Mei)).Where(message => message.FromBot)
                .Last(message => message.Text.Contains("/join ", StringComparison.Ordinal)).Text);
            await here.SayInAsync(second, here.Mei, $"/join {code}");
            Assert.Equal(0, await here.AskAsync(db => db.Codes.CountAsync(row => row.CommunityId == 2)));
        }
    }
}
