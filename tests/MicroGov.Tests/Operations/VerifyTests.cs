using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Operations;

public sealed class VerifyTests(PlayedTown town) : IClassFixture<PlayedTown>
{
    [Fact]
    public async Task A_neighbourhood_that_was_played_is_well()
    {
        var (place, said) = town.Copy();

        var code = await VerifyCommand.RunAsync(place);

        Assert.Equal((0, "All is well: 3 affairs, 24 journal entries, 5 ballots.\n"), (code, said.ToString()));
    }

    [Fact]
    public async Task It_works_beside_a_service_and_does_not_keep_it_from_working()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var (place, said) = await here.WorkplaceAsync();

        await OperatorVerb.ReadAsync(place, async _ =>
        {
            // The look is open; a vote that needed it to close would never settle.
            await here.VoteAsync(here.Li, 0);
            return 0;
        });

        Assert.Equal(
            (0, true),
            (await VerifyCommand.RunAsync(place), said.ToString().StartsWith("All is well", StringComparison.Ordinal)));
    }

    [Theory]
    // The chain.
    [InlineData(
        "UPDATE Journal SET Payload = replace(Payload, 'boy', 'son') WHERE AffairId = 1 AND Sequence = 6",
        "community 1, affair #1: entry 6 does not stand on the one before it: it was changed")]
    [InlineData(
        "UPDATE Journal SET At = At + 1 WHERE AffairId = 3 AND Sequence = 1",
        "community 1, affair #3: entry 1 does not stand on the one before it: it was changed")]
    [InlineData(
        "UPDATE Journal SET Hash = 'ff' WHERE AffairId = 1 AND Sequence = 2",
        "community 1, affair #1: entry 2 does not stand on the one before it: it was changed")]
    [InlineData("DELETE FROM Journal WHERE AffairId = 1 AND Sequence = 7", "community 1, affair #1: entry 7 is missing")]
    [InlineData(
        "DELETE FROM Journal WHERE AffairId = 1 AND Sequence IN (3, 4)", "community 1, affair #1: entries 3 to 4 are missing")]
    [InlineData(
        "UPDATE Journal SET Payload = '{' WHERE AffairId = 1 AND Sequence = 2", "community 1, affair #1: entry 2 cannot be read")]
    [InlineData("DELETE FROM Journal WHERE AffairId = 3", "community 1, affair #3: has no journal")]
    [InlineData(
        "DELETE FROM Journal WHERE AffairId = 2 AND Sequence = 3",
        "community 1, affair #2: it is stored as Voting, but the journal says Discussing")]
    // What is stored beside it.
    [InlineData(
        "UPDATE Affairs SET State = replace(State, 'Both lamps', 'No lamp') WHERE Id = 1",
        "community 1, affair #1: its state is not the journal's in: work")]
    [InlineData("UPDATE Affairs SET State = '{' WHERE Id = 1", "community 1, affair #1: its state cannot be read")]
    [InlineData(
        "UPDATE Affairs SET Stage = 'Raised' WHERE Id = 1",
        "community 1, affair #1: it is stored as Raised, but the journal says Closed")]
    [InlineData("UPDATE Affairs SET Title = 'Other' WHERE Id = 1", "community 1, affair #1: its title is not the journal's")]
    [InlineData(
        "UPDATE Affairs SET Version = 3 WHERE Id = 3",
        "community 1, affair #3: its version is 3, but its journal ends with entry 1")]
    [InlineData(
        "UPDATE Affairs SET JournalHead = '' WHERE Id = 3",
        "community 1, affair #3: its journal head is not the hash of its last entry")]
    [InlineData(
        "UPDATE Affairs SET RaisedBy = 9 WHERE Id = 3",
        "community 1, affair #3: it is stored as raised by person 9, but the journal says 3")]
    [InlineData("UPDATE Affairs SET Doer = NULL WHERE Id = 1", "community 1, affair #1: its doer is not the journal's")]
    [InlineData(
        "UPDATE Affairs SET ChangedAt = ChangedAt + 5 WHERE Id = 1",
        "community 1, affair #1: it was not changed when its last entry says")]
    [InlineData("UPDATE Affairs SET Number = 7 WHERE Id = 3", "community 1, affair #7: the journal says #3")]
    [InlineData("UPDATE Affairs SET CommunityId = 7 WHERE Id = 3", "community 7, affair #3: its community is not there")]
    [InlineData("UPDATE Speeches SET Text = 'Never'", "community 1, affair #1: speech 1 is not the one in the journal")]
    [InlineData("DELETE FROM Speeches", "community 1, affair #1: 1 speeches are in the journal but not stored")]
    [InlineData("UPDATE Affairs SET AcceptedBy = 9 WHERE Id = 1", "community 1, affair #1: who accepted it is not the journal's")]
    // Whom entries concern.
    [InlineData(
        "DELETE FROM JournalPersons WHERE AffairId = 3",
        "community 1, affair #3: entry 1 concerns person 3, but that is not stored")]
    [InlineData(
        "UPDATE JournalPersons SET PersonId = 9 WHERE AffairId = 3",
        "community 1, affair #3: entry 1 is stored as concerning person 9, but it does not")]
    [InlineData("DELETE FROM Affairs WHERE Id = 3", "affair id 3: persons in the journal of an affair that is not there")]
    [InlineData("UPDATE Journal SET Payload = replace(Payload, '\"v\":1', '\"v\":2') WHERE AffairId = 3",
        "community 1, affair #3: entry 1 was written by a newer version of this program, which alone can read it")]
    // Ballots and tallies.
    [InlineData(
        "UPDATE Ballots SET Choice = 0 WHERE AffairId = 1 AND PersonId = 4",
        "community 1, affair #1: the ballot of person 4 in round 1 is not the one in the journal")]
    [InlineData(
        "UPDATE Ballots SET Standing = 1 WHERE AffairId = 2 AND PersonId = 3",
        "community 1, affair #2: the ballot of person 3 in round 1 is not the one in the journal")]
    [InlineData(
        "DELETE FROM Ballots WHERE AffairId = 1 AND PersonId = 4",
        "community 1, affair #1: the ballot of person 4 in round 1 is in the journal but not stored")]
    [InlineData(
        "INSERT INTO Ballots (AffairId, Round, PersonId, HouseholdId, CastBy, Choice, Standing, Source, Secret, UpdateId) "
            + "VALUES (1, 1, 99, 0, 99, 0, 0, 0, '', 1)",
        "community 1, affair #1: the ballot of person 99 in round 1 is not in the journal")]
    [InlineData(
        "UPDATE Journal SET Payload = replace(Payload, '[2,1,0]', '[2,2,0]') WHERE Payload LIKE '%vote-counted%'",
        "community 1, affair #1: the tally of round 1 in entry 14 is not what its ballots say")]
    [InlineData(
        "UPDATE Journal SET Payload = replace(Payload, '\"Adopted\"', '\"Tied\"') WHERE Payload LIKE '%vote-counted%'",
        "community 1, affair #1: the verdict of round 1 in entry 14 is not what its rule makes of the tally")]
    // Lost and stray.
    [InlineData("DELETE FROM Affairs WHERE Id = 3", "community 1: affair #3 is gone")]
    [InlineData("DELETE FROM Affairs WHERE Id = 2", "affair id 2: the journal of an affair that is not there")]
    [InlineData("DELETE FROM Affairs WHERE Id = 2", "affair id 2: ballots of an affair that is not there")]
    [InlineData(
        "INSERT INTO Attachments (AffairId, Number, Kind, FileId, UniqueId, Caption, PersonId, At) VALUES (9, 1, 'Photo', 'f', "
            + "'u', '', 1, 0)",
        "affair id 9: photos or files of an affair that is not there")]
    [InlineData(
        "UPDATE Deadlines SET Subject = 2 WHERE AffairId = 3",
        "community 1, affair #3: it is Raised, but no SecondsEnd will wake it")]
    [InlineData("DELETE FROM Affairs WHERE Id = 3", "affair id 3: deadlines of an affair that is not there")]
    [InlineData("UPDATE Communities SET NextNumber = 2", "community 1: its next number is 2, but there is an affair #3")]
    [InlineData("UPDATE Communities SET Terms = '{'", "community 1, affair #1: its community's terms cannot be read")]
    // Stuck.
    [InlineData(
        "DELETE FROM Deadlines WHERE AffairId = 2 AND Kind = 'VoteEnds'",
        "community 1, affair #2: it is Voting, but no VoteEnds will wake it")]
    [InlineData(
        "DELETE FROM Deadlines WHERE AffairId = 3", "community 1, affair #3: it is Raised, but no SecondsEnd will wake it")]
    [InlineData(
        "UPDATE Deadlines SET At = 0 WHERE AffairId = 3",
        "community 1, affair #3: SecondsEnd has been due since 1970-01-01 00:00:00Z, and nobody knocked")]
    [InlineData(
        "UPDATE Affairs SET CardIsStale = 1 WHERE Id = 2",
        "community 1, affair #2: its card has been out of date since 2026-03-02")]
    [InlineData(
        "UPDATE Affairs SET CardMessageId = NULL WHERE Id = 3", "community 1, affair #3: it has no card, and none is on the way")]
    [InlineData("DELETE FROM Polls WHERE AffairId = 2", "community 1, affair #2: its vote has no poll, and none is on the way")]
    [InlineData(
        "INSERT INTO Outbox (Id, Lane, Message, IsUnderway, Attempts, NotBefore) VALUES (99, -1, "
            + "'{\"kind\":\"post\",\"chatId\":-1,\"html\":\"x\"}', 0, 0, 0)",
        "outbox row 99 (PostMessage): should have been sent at 1970-01-01 00:00:00Z")]
    [InlineData(
        "INSERT INTO Outbox (Id, Lane, Message, IsUnderway, Attempts, NotBefore, GivenUp) VALUES (98, -1, 'x', 0, 2, 0, 'Bad "
            + "Request: My boy')",
        "outbox row 98 (unreadable): was given up after 2 lost answers")]
    public async Task What_was_changed_by_hand_is_found_and_said_where(string sql, string finding)
    {
        var (place, said) = town.Copy(later: TimeSpan.FromHours(2));
        place.Change(sql);

        var code = await VerifyCommand.RunAsync(place);

        Assert.Equal(1, code);
        Assert.Contains(finding, said.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\nFindings: \d+, in ", said.ToString());
        Assert.All(
            new[] { "boy", "lamp", "stairwell", "Wang", "Locust" },
            word => Assert.DoesNotContain(word, said.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_deadline_that_is_put_off_for_ever_is_found()
    {
        var (place, said) = town.Copy(later: TimeSpan.FromDays(20));
        place.Change($"UPDATE Deadlines SET At = {(place.Now + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}");

        Assert.Equal(1, await VerifyCommand.RunAsync(place));

        Assert.Contains("affair #3: SecondsEnd was due at 2026-03-16 09:", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("is put off again and again", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made()
    {
        var (place, _) = Operator.At(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db"), DateTimeOffset.UnixEpoch);

        var trouble = await Assert.ThrowsAsync<MicroGov.Storage.DatabaseUnusableException>(() => VerifyCommand.RunAsync(place));

        Assert.StartsWith("There is no database ", trouble.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.File));
    }
}
