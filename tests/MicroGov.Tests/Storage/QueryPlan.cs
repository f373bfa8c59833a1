using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MicroGov.Tests.Storage;

/// <summary>How SQLite would go about a statement (https://sqlite.org/eqp.html), with tables by their own names.</summary>
internal sealed partial record QueryPlan(string Statement, IReadOnlyList<string> Steps)
{
    private bool StopsEarly => Statement.Contains("LIMIT", StringComparison.Ordinal)
        && !Steps.Any(step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));

    public static QueryPlan Of(SqliteConnection connection, string statement)
    {
        var names = Alias().Matches(statement).DistinctBy(match => match.Groups[2].Value)
            .ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the service's own.
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
#pragma warning restore CA2100
        foreach (var parameter in Parameter().Matches(statement).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            var step = reader.GetString(reader.GetOrdinal("detail"));
            steps.Add(
                Table()
                    .Replace(
                        step,
                        match =>
                            $"{match.Groups[1].Value} {names.GetValueOrDefault(match.Groups[2].Value, match.Groups[2].Value)}"));
        }

        return new(statement, steps);
    }

    /// <summary>Steps whose work grows with a whole table, or with all affairs or all people of a community.</summary>
    public IEnumerable<string> Long =>
        Steps.Where(step =>
            (
                step.StartsWith("SCAN ", StringComparison.Ordinal)
                && !(StopsEarly && step.Contains(" USING ", StringComparison.Ordinal)))
            || (
                step.EndsWith(" (CommunityId=?)", StringComparison.Ordinal)
                && !step.Contains("IX_Affairs_Open", StringComparison.Ordinal))
        );

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(SCAN|SEARCH) (\w+)")]
    private static partial Regex Table();

    [GeneratedRegex(@"[@?]\w+")]
    private static partial Regex Parameter();
}
