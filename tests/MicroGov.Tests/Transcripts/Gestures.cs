using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>What neighbours do besides writing in their group, and ways to look at what came of it.</summary>
internal static class Gestures
{
    /// <summary>Presses the newest button with this label in the person's private chat.</summary>
    public static async Task<SandboxToast> PressInPrivateAsync(this Neighbourhood here, SandboxPerson person, string label)
    {
        var on = here.Private(person).Last(message => message.Buttons.Any(row => row.Any(button => button.Text == label)));
        var toast = await here.World.PressAsync(person.Id, person.Id, on.Id, label);
        await here.SettleAsync();
        return toast;
    }

    /// <summary>All pages of the list that the person was shown last in private, turned one by one in the same message.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(this Neighbourhood here, SandboxPerson person)
    {
        var list = here.Private(person)[^1];
        List<string> pages = [list.Text];
        while (list.Buttons.Any(row => row.Any(button => button.Text == "Next")))
        {
            await here.PressOnAsync(person, list, "Next");
            Assert.Equal(list.Id, here.Private(person)[^1].Id);
            list = here.Private(person)[^1];
            pages.Add(list.Text);
        }

        return pages;
    }

    /// <summary>Presses a button of one message.</summary>
    public static async Task<SandboxToast> PressOnAsync(
        this Neighbourhood here, SandboxPerson person, SandboxMessage on, string label)
    {
        var toast = await here.World.PressAsync(person.Id, on.ChatId, on.Id, label);
        await here.SettleAsync();
        return toast;
    }

    /// <summary>What a modified app can do: presses with any data, on the card of #1 or on another message.</summary>
    public static async Task<SandboxToast> ForgeAsync(
        this Neighbourhood here, SandboxPerson person, string data, SandboxMessage? on = null)
    {
        on ??= here.Card();
        var toast = await here.World.PressDataAsync(person.Id, on.ChatId, on.Id, data);
        await here.SettleAsync();
        return toast;
    }

    /// <summary>Sends a command that only the bot sees, once the menu that allows it is set.</summary>
    public static async Task SayUnseenAsync(this Neighbourhood here, SandboxPerson person, string command)
    {
        await here.Services.GetRequiredService<CommandMenu>().ExecuteTask!.WaitAsync(CancellationToken.None);
        here.World.Send(person.Id, here.Group, command, ephemeral: true);
        await here.SettleAsync();
    }

    /// <summary>The person has written to the bot, so it may write to them.</summary>
    public static Task GreetAsync(this Neighbourhood here, SandboxPerson person) =>
        here.SayAsync(person, "/start", inPrivate: true);

    /// <summary>What the person was told last in private, but for a last line that says of which group.</summary>
    public static string Told(this Neighbourhood here, SandboxPerson person)
    {
        var text = here.Private(person)[^1].Text;
        var end = Math.Max(text.LastIndexOf("\nIn ", StringComparison.Ordinal), text.LastIndexOf("\n群：", StringComparison.Ordinal));
        return end > 0 && text.IndexOf('\n', end + 1) < 0 ? text[..end] : text;
    }

    /// <summary>What the person alone was told last, in the group.</summary>
    public static string Whispered(this Neighbourhood here, SandboxPerson person) =>
        here.Seen(person).Last(message => message.FromBot && message.ReceiverId == person.Id).Text;

    public static int Count<T>(this IEnumerable<AffairEvent> journal)
        where T : AffairEvent => journal.OfType<T>().Count();

    /// <summary>Everything that happened to an affair, from its journal.</summary>
    public static async Task<IReadOnlyList<AffairEvent>> JournalAsync(this Neighbourhood here, int number = 1)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var payloads = await (from row in db.Journal
                              join affair in db.Affairs on row.AffairId equals affair.Id
                              where affair.Number == number
                              orderby row.Sequence
                              select row.Payload).ToListAsync();
        return [.. payloads.Select(AffairEvents.Format.Read)];
    }

    /// <summary>How many affairs there are, in all groups together.</summary>
    public static async Task<int> AffairsAsync(this Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await db.Affairs.CountAsync();
    }

    /// <summary>How often the bot answered a pressed button.</summary>
    public static int Answers(this Neighbourhood here) => here.World.Calls.Count(call => call.Method == "answerCallbackQuery");
}
