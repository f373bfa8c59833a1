using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts.Unseen;

/// <summary>Who must not see anything of Locust Lane 3, and Li, who may.</summary>
public enum Onlooker
{
    Resident,
    Left,
    Banned,

    /// <summary>Restricted, and not there (https://core.telegram.org/bots/api#chatmemberrestricted).</summary>
    RestrictedAndGone,

    /// <summary>Left while the service was down for more than a day: nobody told it.</summary>
    LeftUnheard,
    Stranger,

    /// <summary>At home in another group, where the same numbers mean other affairs.</summary>
    OfAnotherGroup,
}

/// <summary>
/// Locust Lane 3 votes on one affair and has another; whoever is gone has kept what the bot once wrote to them in private. Every
/// word that only its own people may see is one that stands nowhere else.
/// </summary>
internal sealed class UnseenTown : IAsyncDisposable
{
    /// <summary>Of titles, descriptions, speeches, units, rules, and other affairs.</summary>
    private static readonly string[] Secrets =
        ["Quicksilver", "Marmalade", "Thistle", "Periwinkle", "Juniper", "Saffron", "Locust Lane 3"];

    private readonly List<string> collected = [];

    private UnseenTown(Neighbourhood here, SandboxPerson who) => (Here, Who) = (here, who);

    public Neighbourhood Here { get; }

    public SandboxPerson Who { get; }

    public CommandTable Table => Here.Services.GetRequiredService<CommandTable>();

    public FeatureSet Features => Here.Services.GetRequiredService<FeatureSet>();

    /// <summary>What the bot wrote to them in private while they were one of the group; of others, its last word.</summary>
    public SandboxMessage OldCard => Old("Marmalade");

    public SandboxMessage OldList => Old("Periwinkle");

    public SandboxMessage OldQuestion => Old("What is it about?");

    /// <summary>The affair that is voted on.</summary>
    public long Affair { get; private set; }

    public long Community { get; private set; }

    public static async Task<UnseenTown> OpenAsync(Onlooker onlooker, bool botIsAdmin)
    {
        var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin, settings: new()
        {
            ["Talk:CommandsAtOnce"] = "10000", ["Talk:PressesAtOnce"] = "10000",
        });
        var who = onlooker switch
        {
            Onlooker.Resident => here.Li,
            Onlooker.Stranger or Onlooker.OfAnotherGroup => here.Stranger,
            _ => here.Chen,
        };
        var town = new UnseenTown(here, who);
        await town.BuildAsync(isInside: who != here.Stranger);
        await town.GoAsync(onlooker);
        return town;
    }

    /// <summary>Does something, and gives every word of the group's that was sent anywhere since, and every row that changed.</summary>
    public async Task<IReadOnlyList<string>> SeenAfterAsync(Func<Task> doing)
    {
        var (calls, rows) = (Here.World.Calls.Count, await UnseenRows.ReadAsync(Here, Who.Id));
        await doing();
        await Here.SettleAsync();
        var seen = Here.World.Calls.Skip(calls).Where(call => call.Method != "getUpdates")
            .SelectMany(call => Secrets.Where(word => call.Parameters.Contains(word, StringComparison.Ordinal))
                .Select(word => $"{word} in {call.Method}: {call.Parameters}"));
        var after = await UnseenRows.ReadAsync(Here, Who.Id);
        return [.. seen, .. after.Except(rows).Select(row => "+ " + row), .. rows.Except(after).Select(row => "- " + row)];
    }

    /// <summary>All data that ever stood behind a button here, and what a modified app could make of each kind.</summary>
    public IReadOnlyList<string> ButtonData() =>
    [
        .. collected
            .Concat(Features.All.SelectMany(feature => feature.AffairButtons).SelectMany(button => new[] { "0", "1" }.Select(
                number => $"a:{Affair}:{button.Verb}" + string.Concat(Enumerable.Repeat(":" + number, button.Numbers)))))
            .Concat(
            [
                .. Table.All.SelectMany(command => new[] { "", "1", "closed", "mine", "quick" }.Select(
                    words => $"l:{Community}:{command.Name}:0:{words}")),
                $"l:{Community}:affairs:1:",
                "j:1:look", "j:1:yes", "j:1:no", $"h:{Community}:0123456789abcdef", $"s:{Community}:Language:en",
                $"s:{Community}:Done:again", $"p:{Affair}:1:0:d", $"p:{Affair}:1:1:1", "w:1:", "w:1:raise", "k:1", "r", "rx",
                "g:tlh", "f:yes:1",
            ])
            .Where(data => data != $"f:yes:{number}")
            .Distinct(),
    ];

    /// <summary>A press on the group's own card from outside, as on a public group's page.</summary>
    public void PressFromOutside(string data) => Here.World.Bring("callback_query", new JsonObject
    {
        ["id"] = "outside-" + data,
        ["from"] = new JsonObject { ["id"] = Who.Id, ["is_bot"] = false, ["first_name"] = Who.FirstName },
        ["chat_instance"] = "1",
        ["data"] = data,
        ["message"] = new JsonObject
        {
            ["message_id"] = Here.Card().Id,
            ["date"] = 1,
            ["chat"] = new JsonObject { ["id"] = Here.Group, ["type"] = "supergroup", ["title"] = "Locust Lane 3" },
        },
    });

    public ValueTask DisposeAsync() => Here.DisposeAsync();

    private string number = "";

    private SandboxMessage Old(string word) =>
        Here.Private(Who).FirstOrDefault(message => message.Text.Contains(word, StringComparison.Ordinal)) ?? Here.Private(Who)[^1];

    private async Task BuildAsync(bool isInside)
    {
        await Here.GreetAsync(Here.Mei);
        await Here.SendRosterAsync(Here.Mei, Encoding.UTF8.GetBytes("door,building,stairwell\n1-1-101,Juniper House,Stairwell 1\n"));
        await Here.PressInPrivateAsync(Here.Mei, "Import");
        await Here.SayAsync(Here.Wang, "/raise Quicksilver stairwell\nMarmalade on floor 4");
        await Here.SayAsync(Here.Wang, "/raise Periwinkle lamp");
        await Here.SayAsync(Here.Mei, "/discuss 1");
        await Here.SayAsync(Here.Zhao, "/say 1 for Thistle says so");
        await Here.SayAsync(Here.Zhao, "/option 1 Saffron paint");
        await Here.SayAsync(Here.Zhao, "/join 1-1-101");
        await Here.GreetAsync(Who);
        if (isInside)
        {
            await Here.SayAsync(Who, "/me");
            foreach (var words in (string[])["/affair 1", "/affairs", "/raise"])
            {
                await Here.SayAsync(Who, words, inPrivate: true);
            }

            await Here.PressInPrivateAsync(Who, "More");
        }

        await Here.SayAsync(Here.Mei, "/openvote 1 approval");
        Collect(Here.World.Messages(Here.Group, Here.Mei.Id));
        Collect(Here.World.Messages(Who.Id));
        (Affair, Community) = await Here.AskAsync(db => db.Affairs.Where(row => row.Number == 1)
            .Select(row => new ValueTuple<long, long>(row.Id, row.CommunityId)).SingleAsync());
        number = (await Here.AskAsync(db => db.People.Where(row => row.TelegramId == Who.Id).Select(row => row.Id).SingleAsync()))
            .ToString(CultureInfo.InvariantCulture);
    }

    private async Task GoAsync(Onlooker onlooker)
    {
        switch (onlooker)
        {
            case Onlooker.Left:
                Here.World.Leave(Here.Group, Who.Id);
                break;
            case Onlooker.Banned:
                Here.World.Ban(Here.Group, Who.Id);
                break;
            case Onlooker.RestrictedAndGone:
                Here.World.Leave(Here.Group, Who.Id);
                Here.World.Bring("chat_member", Restricted(isMember: false));
                break;
            case Onlooker.LeftUnheard:
                await Here.WhileDownAsync(TimeSpan.FromHours(30), () => Here.World.Leave(Here.Group, Who.Id));
                // The first who speaks then has it asked what the bot may do there.
                await Here.SayAsync(Here.Mei, "/me");
                break;
            case Onlooker.OfAnotherGroup:
                var elm = Here.World.AddGroup("Elm Court", true, Who);
                await Here.SayInAsync(elm, Who, "/me");
                break;
            default:
                break;
        }

        // Longer than presence is believed.
        await Here.WindAsync(TimeSpan.FromMinutes(11));
    }

    private JsonObject Restricted(bool isMember) => new()
    {
        ["chat"] = new JsonObject { ["id"] = Here.Group, ["type"] = "supergroup", ["title"] = "Locust Lane 3" },
        ["from"] = Person(),
        ["date"] = 1,
        ["old_chat_member"] = new JsonObject { ["status"] = "member", ["user"] = Person() },
        ["new_chat_member"] = new JsonObject { ["status"] = "restricted", ["is_member"] = isMember, ["user"] = Person() },
    };

    private JsonObject Person() => new() { ["id"] = Who.Id, ["is_bot"] = false, ["first_name"] = Who.FirstName };

    private void Collect(IEnumerable<SandboxMessage> messages) =>
        collected.AddRange(messages.SelectMany(message => message.Buttons).SelectMany(row => row).Select(button => button.Data));
}
