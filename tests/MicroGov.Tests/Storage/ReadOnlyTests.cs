using Microsoft.Data.Sqlite;

namespace MicroGov.Tests.Storage;

[Trait("Database", "SQLite only")]
public sealed class ReadOnlyTests
{
    /// <summary>https://sqlite.org/rescode.html#readonly</summary>
    private const int ReadOnly = 8;

    [Fact]
    public async Task A_file_that_cannot_be_written_is_known_until_it_can_again()
    {
        await using var house = await TestHouse.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => house.Database.WriteAsync(
            _ => throw new SqliteException("attempt to write a readonly database", ReadOnly), CancellationToken.None));
        Assert.NotNull(house.Database.Trouble);

        await house.Database.WriteAsync(_ => Task.FromResult(true), CancellationToken.None);
        Assert.Null(house.Database.Trouble);
    }
}
