using System.Globalization;
using System.Text;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts.Privacy;

public sealed class ForgottenOnPostgresTests
{
    /// <summary>
    /// "In PostgreSQL, an UPDATE or DELETE of a row does not immediately remove the old version of the row"
    /// (https://www.postgresql.org/docs/current/routine-vacuuming.html).
    /// </summary>
    [SkippableFact]
    public async Task No_table_and_no_index_holds_a_byte_of_who_was_forgotten()
    {
        TestDatabase.PostgresRequired();
        await using var here = await Neighbourhood.OpenAsync(
            await TestDatabase.CreateOnPostgresAsync("-c lock_timeout=10s"), botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await Quill.LivesHereAsync(here, quill);
        Assert.Contains("People: Quillfeather", await RemainsAsync(here, quill));

        await Quill.IsForgottenAsync(here, quill);
        // What a transaction saw that was still open then goes with the next pruning, which does this.
        await here.Services.GetRequiredService<Database>().EmptyLogAsync(CancellationToken.None);

        Assert.Equal("", string.Join("; ", await RemainsAsync(here, quill)));
    }

    private static async Task<IReadOnlyList<string>> RemainsAsync(Neighbourhood here, SandboxPerson person)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        // A bigint as the server writes it on this kind of machine.
        var number = Encoding.Latin1.GetString(BitConverter.GetBytes(person.Id));
        string[] words = [person.Name, person.Username!, person.Id.ToString(CultureInfo.InvariantCulture), number];
        return
        [
            .. from file in await PostgresFiles.ReadAsync(db)
            from word in words
            where file.Bytes.Contains(word, StringComparison.Ordinal)
            select $"{file.Relation}: {(word == number ? "the number" : word)}",
        ];
    }
}
