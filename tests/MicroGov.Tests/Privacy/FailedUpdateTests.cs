using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Communities;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Privacy;

public sealed class FailedUpdateTests
{
    [Fact]
    public async Task What_somebody_else_sent_and_failed_is_found_by_whoever_occurs_in_it_and_goes_with_them()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.GreetAsync(here.Li);
        await KeepAsync(here, 7, [here.Li.Id], ["quillnick", "nobody"]);
        await KeepAsync(here, 8, [quill.Id], []);
        await KeepAsync(here, 9, [here.Li.Id], []);

        var failed = (await MyDataTests.AskedAsync(here, quill))["updatesThatFailed"]!.AsArray();
        Assert.Equal([7, 8], failed.Select(one => (long)one!["update"]!));
        Assert.All(failed, one => Assert.Null(one!["what"]));

        await Quill.IsForgottenAsync(here, quill);
        Assert.Equal([9], await here.AskAsync(db => db.DeadLetters.Select(row => row.UpdateId).ToListAsync()));
        Assert.Equal([here.Li.Id], await here.AskAsync(db => db.DeadLetterAccounts.Select(row => row.Account).ToListAsync()));
    }

    private static Task KeepAsync(Neighbourhood here, long update, long[] accounts, string[] usernames) =>
        here.Services.GetRequiredService<Database>().WriteAsync(
            async db =>
            {
                var work = new UnitOfWork(db, here.Clock.Now, CancellationToken.None);
                var letter = new DeadLetterRow { UpdateId = update, Json = "{}", Error = "x", At = here.Clock.Now };
                await work.Updates.BuryAsync(letter, accounts, usernames);
                await work.SaveAsync();
                return true;
            },
            CancellationToken.None);
}
