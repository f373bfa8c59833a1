using MicroGov.Core.Community;
using MicroGov.Operations;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Operations;

[Trait("Database", "SQLite only")]
public sealed class RosterTests(PlayedTown town) : IClassFixture<PlayedTown>
{
    private const string Homes =
        "door,unit,area,heads,owner\n1-101,Building 1/Stairwell 1,88.5,3,yes\n1-102,Building 1/Stairwell 1,60,2,no\n"
            + "2-101,Building 2,75.25,1,yes\n";

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_changes_nothing()
    {
        var (place, said) = town.Copy();
        Assert.Equal(0, await ImportAsync(place, Homes, dry: true));
        Assert.Contains("3 households would be added, 0 changed, 0 stay as they are.", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("New units: Building 1; Building 2; Building 1 / Stairwell 1", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(place));
    }

    [Fact]
    public async Task What_was_imported_is_updated_by_the_next_file_and_nothing_is_lost()
    {
        var (place, said) = town.Copy();
        Assert.Equal(0, await ImportAsync(place, Homes));
        Assert.Equal(3, await CountAsync(place));

        said.GetStringBuilder().Clear();
        Assert.Equal(0, await ImportAsync(place, "门牌,位置,面积,人数,业主\n１－101,Building 1/Stairwell 1,90,3,是\n3-1,Building 3,10,1,否\n"));
        Assert.Contains("1 households will be added, 1 changed, 0 stay as they are.", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("door 1-101 → １－101, area 88.5 → 90", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Not in the file, and kept: 1-102, 2-101", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, await CountAsync(place));
        Assert.Equal(0, await OperatorVerb.ReadAsync(place, async db =>
        {
            var journal = (await db.CommunityJournal.OrderBy(row => row.Sequence).Select(row => row.Payload).ToListAsync())
                .Select(CommunityEvents.Format.Read).OfType<RosterImported>().ToList();
            Assert.Equal([(3, 0, 4), (1, 1, 1)], journal.Select(one => (one.Added.Length, one.Changed.Length, one.Units.Length)));
            Assert.Equal((1, "１－101", 9000), (journal[1].Changed[0].Id, journal[1].Changed[0].Door, journal[1].Changed[0].Area));
            return 0;
        }));
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_imported()
    {
        var (place, said) = town.Copy();
        Assert.Equal(
            1, await ImportAsync(place, Homes + "9-1,Building 9,-5,1,yes\n9-2,=cmd,5,1,yes\n1-101,Building 1,5,1,yes\n"));
        var told = said.ToString();
        Assert.Contains("Line 5: “-5” is not an area in square metres. Write for example 88.5", told, StringComparison.Ordinal);
        Assert.Contains("Line 6: “=cmd” looks like a formula.", told, StringComparison.Ordinal);
        Assert.Contains("Line 7: The door 1-101 stands in an earlier line already.", told, StringComparison.Ordinal);
        Assert.Contains("3 things are wrong; nothing was imported.", told, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(place));
    }

    [Fact]
    public async Task A_community_that_is_not_there_is_named_with_those_that_are()
    {
        var (place, _) = town.Copy();
        var misuse = await Assert.ThrowsAsync<MisuseException>(() => ImportAsync(place, Homes, community: "Elsewhere"));
        Assert.Contains("--community", misuse.Message, StringComparison.Ordinal);
    }

    private static async Task<int> ImportAsync(Workplace place, string text, bool dry = false, string? community = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await RosterCommand.ImportAsync(place, file, community, dry);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<int> CountAsync(Workplace place)
    {
        var count = 0;
        await OperatorVerb.ReadAsync(place, async db =>
        {
            count = await db.Households.CountAsync();
            return 0;
        });
        return count;
    }
}
