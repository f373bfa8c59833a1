using System.Text;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>
/// Three buildings of three owners each: flats of 100 m² in the first, 80 in the second, 120 in the third; and one flat that is
/// let.
/// </summary>
internal static class Owners
{
    public static IReadOnlyList<string> Doors { get; } =
    ["1-101", "1-102", "1-103", "2-101", "2-102", "2-103", "3-101", "3-102", "3-103"];

    public static string Roster =>
        "door,building,area,heads,owner\n1-104,Building 1,60,2,no\n"
        + string.Concat(
            Doors.Select(door => $"{door},Building {door[0]},{door[0] switch { '1' => 100, '2' => 80, _ => 120 }},3,yes\n"));

    /// <summary>
    /// Wang and Li live in 1-101, Zhao owns 1-102 and Chen 1-103. #1 is raised and being discussed, for long enough to give
    /// notice.
    /// </summary>
    public static async Task<Neighbourhood> OpenAsync(string language = "en", Dictionary<string, string?>? settings = null)
    {
        var here = await Neighbourhood.OpenAsync(language, botIsAdmin: true, settings: settings);
        await here.SettleEstateAsync(language, Roster);
        foreach (
            var (person, door) in new[] { (here.Wang, "1-101"), (here.Li, "1-101"), (here.Zhao, "1-102"), (here.Chen, "1-103") })
        {
            await here.LiveAsync(person, door);
        }

        await here.BringToAsync(MicroGov.Core.Lifecycle.Stage.Discussing);
        await here.SayAsync(here.Mei, "/extend 1 20d");
        return here;
    }

    /// <summary>Mei sends this list and confirms it.</summary>
    public static async Task SettleEstateAsync(this Neighbourhood here, string language, string roster)
    {
        await here.GreetAsync(here.Mei);
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes(roster));
        await here.PressInPrivateAsync(here.Mei, Wording.In(language)["button.import"]);
    }

    /// <summary>Somebody opens the link that was made for this door, whatever they read in.</summary>
    public static async Task LiveAsync(this Neighbourhood here, SandboxPerson person, string door)
    {
        here.World.OpenLink(person.Id, Estate.LinkIn(await here.InviteAsync(door)));
        await here.SettleAsync();
    }

    /// <summary>Somebody more comes to the group.</summary>
    public static async Task<SandboxPerson> ComesAsync(
        this Neighbourhood here, string name, string language = "en", string? door = null)
    {
        var person = here.World.AddPerson(name, name.ToUpperInvariant(), language);
        here.World.Join(here.Group, person.Id);
        await here.SettleAsync();
        if (door is not null)
        {
            await here.LiveAsync(person, door);
        }

        return person;
    }

    /// <summary>Mei writes a rule of the community's own.</summary>
    public static async Task WriteRuleAsync(this Neighbourhood here, string name, string parts)
    {
        await here.GreetAsync(here.Mei);
        var json =
            $$"""{ "name": "{{name}}", "title": { "en": "Ours", "zh": "自定" }, "says": { "en": "As we agreed.", "zh": "按约定。" }, {{parts}} }""";
        here.World.SendDocument(here.Mei.Id, here.Mei.Id, "rule.json", Encoding.UTF8.GetBytes(json), "/rules");
        await here.SettleAsync();
        Assert.Contains($"“{name}”", here.Private(here.Mei)[^1].Text);
    }

    /// <summary>#1 with these options, opened under a rule.</summary>
    public static async Task OpenVoteAsync(this Neighbourhood here, string rule, params string[] options)
    {
        await here.BringToAsync(MicroGov.Core.Lifecycle.Stage.Discussing);
        foreach (var option in options)
        {
            await here.SayAsync(here.Wang, $"/option 1 {option}");
        }

        await here.SayAsync(here.Mei, $"/openvote 1 {rule}");
        Assert.Equal(MicroGov.Core.Lifecycle.Stage.Voting, (await here.AffairAsync())!.Stage);
    }
}
