using System.Text;
using System.Text.RegularExpressions;
using MicroGov.Operations;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts.Communities;

/// <summary>Three buildings of two stairwells with ten doors each, as a roster file, and what is done with it in chat.</summary>
internal static partial class Estate
{
    public const int Households = 60;

    public static IReadOnlyList<string> Doors { get; } =
    [
        .. from building in Enumerable.Range(1, 3)
           from stairwell in Enumerable.Range(1, 2)
           from flat in Enumerable.Range(1, 10)
           select $"{building}-{stairwell}-{(flat + 1) / 2}0{2 - (flat % 2)}",
    ];

    public static string Roster => "door,building,stairwell,area,heads,owner\n" + string.Concat(Doors.Select(door =>
        $"{door},Building {door[0]},Stairwell {door[2]},88.5,3,yes\n"));

    /// <summary>Mei sends the file and confirms what it would change.</summary>
    public static async Task ImportAsync(this Neighbourhood here)
    {
        await here.GreetAsync(here.Mei);
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes(Roster));
        Assert.Contains("add 60 households", here.Private(here.Mei)[^1].Text);
        await here.PressInPrivateAsync(here.Mei, "Import");
    }

    public static async Task SendRosterAsync(
        this Neighbourhood here, SandboxPerson person, byte[] content, string name = "roster.csv")
    {
        here.World.SendDocument(person.Id, person.Id, name, content, "/households");
        await here.SettleAsync();
    }

    /// <summary>Mei makes a link for this door; what she is told.</summary>
    public static async Task<string> InviteAsync(this Neighbourhood here, string door)
    {
        await here.SayAsync(here.Mei, $"/invite {door}", inPrivate: true);
        return here.Private(here.Mei)[^1].Text;
    }

    public static string LinkIn(string text) => Link().Match(text).Value;

    public static string CodeIn(string text) => Code().Match(text).Groups[1].Value;

    /// <summary>Somebody opens the link that was made for this door.</summary>
    public static async Task MoveInAsync(this Neighbourhood here, SandboxPerson person, string door)
    {
        var link = LinkIn(await here.InviteAsync(door));
        here.World.OpenLink(person.Id, link);
        await here.SettleAsync();
        Assert.StartsWith($"Welcome: you belong to {door}", here.Private(person)[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Another group of Mei's becomes the one of this unit.</summary>
    public static async Task<long> OpenGroupAsync(
        this Neighbourhood here, string title, string unit, params SandboxPerson[] members)
    {
        var group = here.World.AddGroup(title, true, here.Mei, botIsAdmin: true, members: members);
        await here.SettleAsync();
        await here.SayAsync(here.Mei, $"/units link {unit}");
        var code = CodeIn(
            here.Seen(here.Mei)
                .Concat(here.Private(here.Mei))
                .Where(message => message.FromBot)
                .Last(message => message.Text.Contains("/join ", StringComparison.Ordinal))
                .Text);
        await here.SayInAsync(group, here.Mei, $"/join {code}");
        return group;
    }

    public static async Task SayInAsync(this Neighbourhood here, long group, SandboxPerson person, string text)
    {
        here.World.Send(person.Id, group, text);
        await here.SettleAsync();
    }

    public static IReadOnlyList<SandboxMessage> FromBotIn(this Neighbourhood here, long group) =>
        [.. here.World.Messages(group).Where(message => message is { FromBot: true, Service: false })];

    public static async Task<T> AskAsync<T>(this Neighbourhood here, Func<MicroGovContext, Task<T>> ask)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await ask(db);
    }

    /// <summary>What an operator's <c>verify</c> finds: nothing.</summary>
    public static async Task IsWellAsync(this Neighbourhood here)
    {
        var (place, said) = await here.WorkplaceAsync();
        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
    }

    [GeneratedRegex(@"https://t\.me/\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"/join ([0-9A-Z]{5}-[0-9A-Z]{5})")]
    private static partial Regex Code();
}
