using MicroGov.Operations;

namespace MicroGov.Tests.Operations;

public sealed class VerifyCommunityTests(SettledTown town) : IClassFixture<SettledTown>
{
    [Fact]
    public async Task A_community_that_came_about_by_its_own_journal_is_well()
    {
        var (place, said) = town.Copy();
        Assert.Equal(
            (0, "All is well: 0 affairs, 0 journal entries, 0 ballots.\n"),
            (await VerifyCommand.RunAsync(place), said.ToString()));
    }

    [Theory]
    // The chain.
    [InlineData(
        "UPDATE CommunityJournal SET Payload = replace(Payload, '\"who\":2', '\"who\":1') WHERE Sequence = 3",
        "community 1: entry 3 does not stand on the one before it: it was changed")]
    [InlineData(
        "UPDATE CommunityJournal SET At = At + 1 WHERE Sequence = 1",
        "community 1: entry 1 does not stand on the one before it: it was changed")]
    [InlineData("DELETE FROM CommunityJournal WHERE Sequence = 3", "community 1: entry 3 is missing")]
    [InlineData(
        "UPDATE CommunityJournal SET Payload = '{' WHERE Sequence = 1",
        "community 1: in its own journal, entry 1 cannot be read")]
    [InlineData("UPDATE Communities SET Version = 9", "community 1: its version is 9, but its own journal ends with entry 8")]
    [InlineData("UPDATE Communities SET JournalHead = ''", "community 1: its journal head is not the hash of its last entry")]
    // Offices.
    [InlineData("DELETE FROM Grants", "community 1: person 2 is UnitLeader in its journal, but that is not stored")]
    [InlineData(
        "UPDATE Grants SET Role = 'Moderator'", "community 1: person 2 is stored as Moderator, but its journal does not say so")]
    [InlineData(
        "INSERT INTO Grants (CommunityId, PersonId, Role, Partner) VALUES (1, 3, 'Moderator', '')",
        "community 1: person 3 is stored as Moderator, but its journal does not say so")]
    [InlineData(
        "UPDATE Communities SET HasOffices = 0", "community 1: whether anybody holds an office is not what its journal says")]
    [InlineData(
        "UPDATE Communities SET HasModerators = 1", "community 1: whether it has moderators is not what its journal says")]
    // Households.
    [InlineData("DELETE FROM Residents", "community 1: person 2 belongs to household 1 in its journal, but that is not stored")]
    [InlineData("UPDATE Residents SET Since = 0", "community 1: person 2 of household 1 is not stored as its journal says")]
    [InlineData(
        "INSERT INTO Residents (PersonId, HouseholdId, CommunityId, Since) VALUES (1, 1, 1, 0)",
        "community 1: person 1 of household 1 is not stored as its journal says")]
    [InlineData("DELETE FROM Households WHERE Id = 1", "community 1: person 2 belongs to household 1, which is not there")]
    // Whom entries concern.
    [InlineData("DELETE FROM CommunityJournalPersons WHERE PersonId = 2", "concerns person 2, but that is not stored")]
    [InlineData("INSERT INTO CommunityJournalPersons (CommunityId, Sequence, PersonId) VALUES (1, 1, 9)",
        "community 1: entry 1 is stored as concerning person 9, but it does not")]
    // Lost.
    [InlineData("DELETE FROM Communities", "community 1: the journal of a community that is not there")]
    [InlineData("DELETE FROM Communities", "community 1: offices of a community that is not there")]
    [InlineData("DELETE FROM Communities", "community 1: residents of a community that is not there")]
    public async Task What_was_changed_by_hand_is_found_and_said_where(string sql, string finding)
    {
        var (place, said) = town.Copy();
        place.Change(sql);

        Assert.Equal(1, await VerifyCommand.RunAsync(place));

        Assert.Contains(finding, said.ToString(), StringComparison.Ordinal);
    }
}
