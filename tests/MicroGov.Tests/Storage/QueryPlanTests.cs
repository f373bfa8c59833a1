using MicroGov.Tests.Transcripts;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace MicroGov.Tests.Storage;

/// <summary>Years of affairs must not make a day's work slow: no statement of it looks through a table that only grows.</summary>
[Trait("Database", "SQLite only")]
public sealed class QueryPlanTests(ITestOutputHelper output)
{
    /// <summary>What may be looked through, and why.</summary>
    private static readonly Dictionary<string, string> Short = new()
    {
        ["Outbox"] = "holds what is owed at this moment",
        ["FileJobs"] = "holds the files that are still to be read, one a person",
        ["Communities"] = "one row a community",
        ["Groups"] = "one row a group",
        ["Units"] = "a community has as many as it has stairwells",
        ["IX_Affairs_CardIsStale"] = "holds the cards that are to be redrawn",
        ["OrphanPollAnswers"] = "answers whose poll is not known wait seconds, and at most a week",
        ["DeadLetters"] = "an update that failed three times is rare, and is pruned once a day",
        ["FormerParticipants"] = "who was forgotten and had their say in what is still open is rare, and is pruned once a day",
        ["SCAN Deadlines USING COVERING INDEX"] =
            "what is still to come is short, and is looked through once an hour for secret votes",
        ["SendWindows"] = "one row a group that was written to in the last day, read when somebody begins to send",
        ["VIRTUAL TABLE"] = "json_each holds what the statement was given",
        ["CONSTANT ROW"] = "is one",
    };

    [Fact]
    public async Task A_whole_life_looks_through_no_table_that_only_grows()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        using var watch = new StatementWatch(here.DatabaseFile);
        await LiveAsync(here);

        var plans = Plans(here, watch);
        output.WriteLine(string.Join("\n\n", plans.Select(plan => $"{plan.Statement}\n  {string.Join("\n  ", plan.Steps)}")));
        Assert.True(plans.Count > 40, $"Only {plans.Count} statements were heard.");
        Assert.Empty(plans.Where(plan => !IsReminder(plan)).SelectMany(plan => plan.Long
            .Where(step => !Short.Keys.Any(step.Contains)).Select(step => $"{step}: {plan.Statement}")));
    }

    [Theory]
    [InlineData("/affairs", "IX_Affairs_Open")]
    [InlineData("/affairs closed", "IX_Affairs_CommunityId_Stage_Number_Title (CommunityId=? AND Stage=?)")]
    [InlineData(
        "/affairs mine",
        "IX_Affairs_CommunityId_RaisedBy (CommunityId=? AND RaisedBy=?)",
        "IX_Affairs_CommunityId_Doer (CommunityId=? AND Doer=?)")]
    [InlineData("/affairs stairwell", "IX_Affairs_CommunityId_Number_Title_Stage")]
    [InlineData(
        "/me",
        "IX_Affairs_CommunityId_RaisedBy (CommunityId=? AND RaisedBy=?)",
        "IX_Affairs_CommunityId_Doer (CommunityId=? AND Doer=?)")]
    public async Task A_list_goes_by_its_index(string command, params string[] indexes)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        using var watch = new StatementWatch(here.DatabaseFile);
        await here.SayAsync(here.Wang, command);

        var steps = Plans(here, watch).SelectMany(plan => plan.Steps).ToList();
        Assert.All(indexes, index => Assert.Contains(steps, step => step.Contains(index, StringComparison.Ordinal)));
    }

    /// <summary>It is for all of a community who are missing.</summary>
    private static bool IsReminder(QueryPlan plan) =>
        plan.Statement.Contains("FROM \"Members\"", StringComparison.Ordinal)
        && plan.Statement.Contains("NOT EXISTS", StringComparison.Ordinal);

    private static async Task LiveAsync(Neighbourhood here)
    {
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Wang, "Nobody has seen the caretaker", replyTo: here.Card().Id);
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Li, "/say 1 for Yes please");
        await here.SayAsync(here.Mei, "/openvote 1");
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            await here.VoteAsync(person, 0);
        }

        await here.VoteAsync(here.Li);
        await here.VoteAsync(here.Li, 0);
        await here.PressAsync(here.Chen, "Against");
        foreach (var asked in new[] { "/affairs", "/affairs closed", "/affairs mine", "/me", "/affair 1", "/ballot 1" })
        {
            await here.SayAsync(here.Wang, asked);
            await here.SayAsync(here.Wang, asked, inPrivate: true);
        }

        // Before a day of silence: after that everybody's standing is in doubt, and is marked so once.
        await here.WhileDownAsync(TimeSpan.FromHours(1));
        await here.WindAsync(TimeSpan.FromDays(4));
        await here.SayAsync(here.Mei, "/assign 1 @zhao by 2d");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.WindAsync(TimeSpan.FromDays(1));
        await here.ShowPhotoAsync(here.Zhao, "/done 1 Works again");
        await here.SayAsync(here.Li, "/accept 1");
        await here.SayAsync(here.Li, "/rate 1 5");
        await here.SayAsync(here.Chen, "/object 1 It flickers");
        await here.WindAsync(TimeSpan.FromDays(4));
        await here.SayAsync(here.Mei, "/reopen 1 It is dark again");
    }

    private static List<QueryPlan> Plans(Neighbourhood here, StatementWatch watch)
    {
        using var connection = new SqliteConnection($"Data Source={here.DatabaseFile};Pooling=False");
        connection.Open();
        return [.. watch.Heard.Where(IsWork).Select(statement => QueryPlan.Of(connection, statement))];
    }

    /// <summary>Not what EF does to keep the schema, nor a connection's settings.</summary>
    private static bool IsWork(string statement) =>
        !statement.Contains("__EF", StringComparison.Ordinal)
        && new[] { "SELECT", "INSERT", "UPDATE", "DELETE", "WITH" }.Any(verb =>
            statement.TrimStart().StartsWith(verb, StringComparison.Ordinal)
        );
}
