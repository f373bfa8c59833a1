using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts.Privacy;

/// <summary>A neighbour with a name that stands nowhere by accident, who has left traces wherever one can.</summary>
internal static class Quill
{
    public static Dictionary<string, string?> LoudLogs => new()
    {
        ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:MicroGov"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace",
        ["Logging:LogLevel:System"] = "Trace", ["Logging:Console:LogLevel:Default"] = "None",
    };

    /// <summary>In the group, known to the bot, and free to be written to.</summary>
    public static async Task<SandboxPerson> ComesAsync(Neighbourhood here)
    {
        var quill = here.World.AddPerson("Quillfeather", "quillnick");
        here.World.Join(here.Group, quill.Id);
        await here.GreetAsync(quill);
        await here.SayAsync(quill, "/me");
        return quill;
    }

    /// <summary>
    /// #1 is theirs and up for a vote that they have voted in, #2 is offered to them, #3 is in their hands, #4 they have seconded
    /// and spoken on; they belong to a household, ask for another, lead a building and have guessed a code.
    /// </summary>
    public static async Task LivesHereAsync(Neighbourhood here, SandboxPerson quill)
    {
        await here.ImportAsync();
        await here.MoveInAsync(quill, "1-1-101");
        await here.SayAsync(here.Mei, "/grant @quillnick leader Building 1");
        await here.SayAsync(quill, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Mei, "/openvote 1");
        await here.VoteAsync(quill, 0);
        await here.SayAsync(here.Wang, "/raise Lift");
        await here.SayAsync(here.Mei, "/urgent 2");
        await here.SayAsync(here.Mei, "/assign 2 @quillnick");
        await here.SayAsync(here.Wang, "/raise Bins");
        await here.SayAsync(here.Mei, "/urgent 3");
        await here.SayAsync(quill, "/claim 3");
        await here.SayAsync(here.Wang, "/raise Lost key");
        await here.SayAsync(quill, "/second 4");
        await here.SayAsync(quill, "/say 4 for It was on the bench");
        await here.SayAsync(quill, "/join 1-1-102");
        await here.SayAsync(quill, "/join KKKKK-KKKKK", inPrivate: true);
    }

    /// <summary>
    /// Besides all that: work they accepted, a code they made, a group they knock at, and whatever is still on its way.
    /// </summary>
    public static async Task LeavesEveryTraceAsync(Neighbourhood here, SandboxPerson quill)
    {
        await LivesHereAsync(here, quill);
        await here.SayAsync(here.Wang, "/raise Bench");
        await here.SayAsync(here.Mei, "/urgent 5");
        await here.SayAsync(here.Zhao, "/claim 5");
        await here.SayAsync(here.Zhao, "/done 5 Painted");
        await here.SayAsync(quill, "/accept 5");
        await here.ShowPhotoAsync(quill, "/progress 3 Two are done");
        here.World.FailNext("sendMessage", 400, "Bad Request: no");
        await here.SayAsync(here.Mei, "/grant @quillnick moderator");
        var number = await NumberAsync(here, quill);
        await WriteAsync(here, db =>
        {
            db.Codes.Add(new() { Hash = "h", CommunityId = 1, MadeBy = number, ExpiresAt = here.Clock.Now.AddDays(1) });
            db.JoinRequests.Add(new() { GroupId = 1, PersonId = number, At = here.Clock.Now });
            db.OrphanPollAnswers.Add(
                new() { PollId = "p", UpdateId = 4, TelegramId = quill.Id, Name = "Quillfeather", At = here.Clock.Now });
            db.FileJobs.Add(new() { UpdateId = 3, Account = quill.Id, Json = "{}", At = here.Clock.Now });
            db.Documents.Add(new() { Account = quill.Id, Name = "my-data.json" });
            db.Outbox.Add(
                new() { Lane = quill.Id, Account = quill.Id, Message = "{}", GivenUp = "no", NotBefore = here.Clock.Now });
            db.DeadLetters.Add(
                new() { UpdateId = 1, Json = "{}", Account = quill.Id, Accounts = { new() { Account = quill.Id } } });
        });
    }

    public static async Task<SandboxToast> IsForgottenAsync(Neighbourhood here, SandboxPerson quill)
    {
        await here.SayAsync(quill, "/forgetme", inPrivate: true);
        return await here.PressInPrivateAsync(quill, "Yes, forget me");
    }

    public static Task<long> NumberAsync(Neighbourhood here, SandboxPerson person) =>
        here.AskAsync(db => db.People.Where(row => row.TelegramId == person.Id).Select(row => row.Id).SingleOrDefaultAsync());

    /// <summary>What happens behind the service's back.</summary>
    public static Task WriteAsync(Neighbourhood here, Action<MicroGovContext> change) =>
        here.Services.GetRequiredService<Database>().WriteAsync(
            db =>
            {
                change(db);
                return Task.FromResult(true);
            },
            CancellationToken.None);
}
