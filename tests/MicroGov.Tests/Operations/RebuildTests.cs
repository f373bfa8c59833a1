using MicroGov.Operations;
using MicroGov.Play;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Operations;

[Trait("Database", "SQLite only")]
public sealed class RebuildTests(HouseholdTown town) : IClassFixture<HouseholdTown>
{
    public static TheoryData<string> Scenarios => [.. Scenario.All().Select(scenario => scenario.Name)];

    [Fact]
    public async Task Nothing_differs_where_nobody_tampered()
    {
        var (place, said) = town.Copy();

        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.All(
            said.ToString().TrimEnd('\n').Split('\n'),
            line => Assert.EndsWith(": 0 rows differed.", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terms_and_states_that_say_the_same_in_another_layout_do_not_differ()
    {
        var (place, said) = town.Copy();
        place.Change("UPDATE Communities SET Terms = replace(Terms, ',\"', ' ,\n\"')");
        place.Change("UPDATE Affairs SET State = replace(State, ',\"', ' ,\n\"')");
        var before = await place.AllAsync();

        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.DoesNotContain("a row of", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await place.AllAsync());
    }

    [Theory]
    [InlineData("UPDATE Affairs SET State = replace(State, 'Dark', 'Light')", "Affairs")]
    [InlineData("DELETE FROM Ballots", "Ballots")]
    [InlineData("UPDATE Ballots SET CastBy = 99", "Ballots")]
    [InlineData("UPDATE Speeches SET At = At + 1", "Speeches")]
    [InlineData("DELETE FROM Deadlines WHERE Kind = 'VoteEnds'", "Deadlines")]
    [InlineData("UPDATE Deadlines SET At = At + 1 WHERE Kind = 'VoteEnds'", "Deadlines")]
    [InlineData("UPDATE Deadlines SET Subject = 7 WHERE Kind = 'VoteEnds'", "Deadlines")]
    [InlineData("DELETE FROM Attachments", "Attachments")]
    [InlineData("UPDATE Attachments SET FileId = 'another'", "Attachments")]
    [InlineData("UPDATE Attachments SET Caption = 'Not mine', PersonId = 99, At = At + 1", "Attachments")]
    [InlineData("UPDATE Rolls SET Area = 1 WHERE HouseholdId = 7", "Rolls")]
    [InlineData("DELETE FROM Rolls WHERE HouseholdId = 7", "Rolls")]
    [InlineData("UPDATE Units SET Name = 'Elsewhere' WHERE Id = 2", "Units")]
    [InlineData("UPDATE Households SET IsOwner = 0 WHERE Id = 7", "Households")]
    [InlineData("DELETE FROM Households WHERE Id = 60", "Households")]
    [InlineData("UPDATE Residents SET Since = 0 WHERE HouseholdId = 1", "Residents")]
    [InlineData("DELETE FROM Grants", "Grants")]
    [InlineData("UPDATE Grants SET Role = 'Moderator'", "Grants")]
    [InlineData("UPDATE Communities SET Terms = replace(Terms, '5.00:00:00', '1.00:00:00')", "Communities")]
    [InlineData("UPDATE Communities SET Language = 'zh-Hans'", "Communities")]
    [InlineData("UPDATE Groups SET UnitId = 3", "Groups")]
    [InlineData("DELETE FROM Groups", "Groups")]
    [InlineData("DELETE FROM JournalPersons WHERE Sequence = 2", "JournalPersons")]
    [InlineData("UPDATE JournalPersons SET PersonId = 99 WHERE Sequence = 1", "JournalPersons")]
    [InlineData("DELETE FROM CommunityJournalPersons", "CommunityJournalPersons")]
    [InlineData("INSERT INTO CommunityJournalPersons VALUES (1, 1, 2)", "CommunityJournalPersons")]
    // A row that is stored with another community, or with an affair that there is not.
    [InlineData("UPDATE Units SET CommunityId = 7", "Units")]
    [InlineData("UPDATE Households SET CommunityId = 7", "Households")]
    [InlineData("UPDATE Residents SET CommunityId = 7", "Residents")]
    [InlineData("UPDATE Grants SET CommunityId = 7", "Grants")]
    [InlineData("UPDATE Speeches SET AffairId = 7", "Speeches")]
    [InlineData("UPDATE Rolls SET AffairId = 7 WHERE HouseholdId = 7", "Rolls")]
    [InlineData("UPDATE Deadlines SET AffairId = 7", "Deadlines")]
    [InlineData("UPDATE JournalPersons SET AffairId = 7", "JournalPersons")]
    [InlineData("UPDATE Ballots SET AffairId = 7", "Ballots")]
    // Rows that have each other's places.
    [InlineData(
        "UPDATE Households SET Door = CASE Id WHEN 1 THEN '2' ELSE '1' END, DoorKey = CASE Id WHEN 1 THEN 'x' ELSE DoorKey || "
            + "'y' END WHERE Id < 3",
        "Households")]
    public async Task A_row_that_was_changed_by_hand_is_found_by_verify_and_mended_by_rebuild(string sql, string table)
    {
        var (place, said) = town.Copy();
        place.Change(sql);
        Assert.Equal(1, await VerifyCommand.RunAsync(place));
        Assert.Contains($"a row of {table} is ", said.ToString(), StringComparison.Ordinal);

        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RebuildCommand.RunAsync(place));
        Assert.DoesNotContain($"\n{table}: 0 rows differed.", said.ToString(), StringComparison.Ordinal);

        said.GetStringBuilder().Clear();
        Assert.Equal(
            (0, true),
            (await VerifyCommand.RunAsync(place), said.ToString().StartsWith("All is well", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task What_a_scenario_leaves_is_what_its_journals_say_and_comes_back_from_them_alone(string name)
    {
        await using var host = await ScenarioHost.OpenAsync(new Dictionary<string, string?>(), CancellationToken.None);
        await host.PlayAsync(
            Scenario.All().Single(one => one.Name == name), "en", (_, _) => Task.CompletedTask, CancellationToken.None);
        var (place, said) = await CopyAsync(host);
        var (before, told) = (await place.AllAsync(), await place.ToldAsync());

        Assert.Equal(0, await RebuildCommand.RunAsync(place));
        Assert.All(
            said.ToString().TrimEnd('\n').Split('\n'),
            line => Assert.EndsWith(": 0 rows differed.", line, StringComparison.Ordinal));
        Assert.Equal(before, await place.AllAsync());

        await place.WipeAsync();
        Assert.Empty(await place.ToldAsync());
        Assert.Equal(0, await RebuildCommand.RunAsync(place));
        Assert.Equal(told, await place.ToldAsync());
    }

    /// <summary>Nobody rebuilds beside a service that runs.</summary>
    private static async Task<(Workplace Place, StringWriter Said)> CopyAsync(ScenarioHost host)
    {
        await using var db = await host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var (running, _) = Operator.At(db.Database.GetConnectionString()!, "Sqlite", host.Clock.Now);
        var copy = running.File + ".copy";
        Assert.Equal(0, BackupCommand.Run(running, copy));
        return Operator.At(copy, host.Clock.Now);
    }
}
