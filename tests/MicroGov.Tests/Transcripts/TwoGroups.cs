using System.Text.Json.Nodes;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// Wang and Li have acted in Locust Lane 3. Elm Court is the stranger's group; Wang is in it, brought by the stranger, and has acted
/// there only where that is said. Chen is in both, and has done nothing.
/// </summary>
internal sealed class TwoGroups(Neighbourhood here, long elm) : IAsyncDisposable
{
    public static TheoryData<string, bool> OthersDoings
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var doing in (string[])
                ["brings them", "names them", "assigns them work", "makes them a leader", "answers them", "hears them talk"])
            {
                data.Add(doing, true);
                data.Add(doing, false);
            }

            return data;
        }
    }

    public static TheoryData<string> OwnDoings =>
        ["a command", "a Chinese word", "a button", "a ballot", "a reply to a card", "the answer to a question", "a household"];

    public Neighbourhood Here => here;

    public long Elm => elm;

    /// <summary>What Wang was told last in private.</summary>
    public string Told => here.Private(here.Wang)[^1].Text;

    public static async Task<TwoGroups> OpenAsync(string language = "en", bool botIsAdmin = false, bool actsInBoth = false)
    {
        var here = await Neighbourhood.OpenAsync(language, botIsAdmin: botIsAdmin);
        await here.SayAsync(here.Wang, "/me");
        var elm = here.World.AddGroup("Elm Court", true, here.Stranger, botIsAdmin: botIsAdmin);
        here.World.AddMembers(elm, here.Stranger.Id, here.Wang.Id, here.Chen.Id);
        await here.SettleAsync();
        var town = new TwoGroups(here, elm);
        if (actsInBoth)
        {
            await here.SayInAsync(elm, here.Wang, "/me");
        }

        return town;
    }

    /// <summary>The stranger does something to Wang in Elm Court.</summary>
    public async Task SomebodyDoesAsync(string doing)
    {
        var talk = here.World.Send(here.Wang.Id, elm, "Why am I here?");
        await here.SettleAsync();
        switch (doing)
        {
            case "names them":
                await here.SayInAsync(elm, here.Stranger, "@wang is one of us now");
                break;
            case "assigns them work":
                await here.GreetAsync(here.Wang);
                await here.SayInAsync(elm, here.Stranger, "/raise Lift");
                await here.SayInAsync(elm, here.Stranger, "/urgent 1");
                await here.SayInAsync(elm, here.Stranger, "/assign 1 @wang");
                break;
            case "makes them a leader":
                await here.SayInAsync(elm, here.Stranger, "/units add Building 1");
                await here.SayInAsync(elm, here.Stranger, "/grant @wang leader Building 1");
                break;
            case "answers them":
                here.World.Send(here.Stranger.Id, elm, "/me", replyTo: talk);
                await here.SettleAsync();
                break;
            case "brings them":
                here.World.Leave(elm, here.Wang.Id);
                here.World.AddMembers(elm, here.Stranger.Id, here.Wang.Id);
                await here.SettleAsync();
                break;
            default:
                here.World.Send(here.Wang.Id, elm, "Nice weather, #1 of all days");
                await here.SettleAsync();
                break;
        }
    }

    /// <summary>Chen does something in Locust Lane 3.</summary>
    public async Task ChenDoesAsync(string doing)
    {
        await here.SayAsync(here.Wang, "/raise Lamp");
        switch (doing)
        {
            case "a command":
                await here.SayAsync(here.Chen, "/affairs");
                break;
            case "a Chinese word":
                await here.SayAsync(here.Chen, "附议 1");
                break;
            case "a button":
                await here.PressAsync(here.Chen, "Second");
                break;
            case "a reply to a card":
                await here.SayAsync(here.Mei, "/discuss 1");
                await here.SayAsync(here.Chen, "It is dark", replyTo: here.Card().Id);
                break;
            case "a household":
                await here.ImportAsync();
                here.World.Leave(here.Group, here.Chen.Id);
                here.World.Join(here.Group, here.Chen.Id);
                await here.MoveInAsync(here.Chen, "1-1-101");
                break;
            case "a ballot":
                await here.SayAsync(here.Mei, "/discuss 1");
                await here.SayAsync(here.Mei, "/openvote 1");
                await here.VoteAsync(here.Chen, 0);
                break;
            default:
                await here.PressAsync(here.Chen, "Raise something");
                var question = here.FromBot.Last(message => message.Text.Contains("Chen", StringComparison.Ordinal));
                await here.SayAsync(here.Chen, "Bins", replyTo: question.Id);
                break;
        }
    }

    /// <summary>Wang writes to the bot.</summary>
    public Task PrivatelyAsync(string text) => here.SayAsync(here.Wang, text, inPrivate: true);

    /// <summary>Wang presses a button in their private chat, of the newest message that has it.</summary>
    public async Task PressAsync(string label, SandboxMessage? on = null)
    {
        var toast = on is null
            ? await here.PressInPrivateAsync(here.Wang, label)
            : await here.PressOnAsync(here.Wang, on, label);
        Assert.False(toast.Alert, toast.Text);
    }

    /// <summary>A press that no app can send: on a message in Wang's private chat, by somebody else.</summary>
    public async Task BringPressAsync(SandboxPerson person, string data, SandboxMessage on)
    {
        here.World.Bring("callback_query", new JsonObject
        {
            ["id"] = "made-up",
            ["from"] = new JsonObject { ["id"] = person.Id, ["is_bot"] = false, ["first_name"] = person.FirstName },
            ["chat_instance"] = "1",
            ["data"] = data,
            ["message"] = new JsonObject
            {
                ["message_id"] = on.Id,
                ["date"] = 1,
                ["chat"] = new JsonObject { ["id"] = on.ChatId, ["type"] = "private" },
                ["reply_to_message"] = new JsonObject
                {
                    ["message_id"] = on.ReplyTo,
                    ["date"] = 1,
                    ["chat"] = new JsonObject { ["id"] = on.ChatId, ["type"] = "private" },
                    ["from"] = new JsonObject { ["id"] = here.Wang.Id, ["is_bot"] = false, ["first_name"] = "Wang" },
                    ["text"] = "/raise My wife is ill",
                },
            },
        });
        await here.SettleAsync();
    }

    /// <summary>Elm Court becomes the group of a unit of Locust Lane's community, which is the stranger's now as well.</summary>
    public async Task LinkAsync()
    {
        here.World.Promote(elm, here.Wang.Id);
        here.World.Promote(here.Group, here.Wang.Id);
        await here.SettleAsync();
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/units add Building 1");
        await here.SayAsync(here.Wang, "/units link Building 1");
        var told = here.Seen(here.Wang).Concat(here.Private(here.Wang))
            .Last(message => message.FromBot && message.Text.Contains("/join ", StringComparison.Ordinal)).Text;
        await here.SayInAsync(elm, here.Wang, $"/join {Estate.CodeIn(told)}");
        Assert.Equal(1, await here.AskAsync(db => db.Communities.CountAsync()));
    }

    /// <summary>Everything that was raised, as <c>GROUP: TITLE</c>.</summary>
    public Task<List<string>> RaisedAsync() => here.AskAsync(db => (
        from affair in db.Affairs
        join home in db.Groups on affair.GroupId equals home.Id
        orderby affair.Id
        select home.Title + ": " + affair.Title).ToListAsync());

    public ValueTask DisposeAsync() => here.DisposeAsync();
}
