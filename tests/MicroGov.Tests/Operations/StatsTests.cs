using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Operations;

public sealed class StatsTests
{
    [Fact]
    public async Task It_counts_what_there_is_and_lists_the_dead_letters_without_anybodys_words()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting, "Dark stairwell");
        await here.VoteAsync(here.Li, 0);
        var (place, said) = await here.WorkplaceAsync();
        // A state that cannot be read fails every update about it.
        place.Change("UPDATE Affairs SET State = '{\"title\":\"Secretword'");
        await here.SayAsync(here.Zhao, "/say 1 for Secretword");
        place.Change("INSERT INTO Outbox (Id, Lane, Message, IsUnderway, Attempts, NotBefore) VALUES (99, 5, 'x', 0, 0, 0)");
        place.Change("UPDATE Deadlines SET At = 0");

        Assert.Equal(0, await StatsCommand.RunAsync(place));

        var lines = said.ToString()
            .Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        foreach (
            var line in new[] { "communities 1", "people 3", "affairs 1", "Voting 1", "Closed 0", "ballots 1", "dead letters 1" })
        {
            Assert.Contains(line, lines);
        }

        Assert.Contains(lines, line => line.StartsWith("outbox 1 the oldest waits for ", StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line =>
                line.StartsWith("deadlines, late ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
        Assert.Single(
            lines,
            line => line.Contains("System.Text.Json.JsonException in MicroGov.Storage.StateCache.Read", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Secretword", said.ToString(), StringComparison.Ordinal);
    }
}
