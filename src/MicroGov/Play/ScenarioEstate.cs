using System.Text;
using System.Text.RegularExpressions;
using MicroGov.Presentation;
using MicroGov.Sandbox;

namespace MicroGov.Play;

/// <summary>
/// A community to start from: three buildings of two stairwells with ten doors each, a group for every building, and a
/// neighbour behind every fifth door. Everything is done in chat, by its administrator, as anybody could do it.
/// </summary>
public sealed partial class ScenarioEstate(
    SandboxWorld world, ScenarioPeople cast, TimeDriver hands, Wording texts, string language)
{
    private const int Buildings = 3, Stairwells = 2, Flats = 10, Every = 5;

    private readonly SandboxPerson mei = cast["mei"];

    /// <summary>The doors, stairwell by stairwell: <c>1-1-101</c>.</summary>
    public static IReadOnlyList<string> Doors { get; } =
    [
        .. from building in Enumerable.Range(1, Buildings)
           from stairwell in Enumerable.Range(1, Stairwells)
           from flat in Enumerable.Range(0, Flats)
           select $"{building}-{stairwell}-{(flat / 2) + 1}0{(flat % 2) + 1}",
    ];

    private bool IsChinese => language == "zh";

    /// <exception cref="PlayException">The service did not answer as it should.</exception>
    public async Task BuildAsync(CancellationToken ct)
    {
        await SayAsync(mei.Id, "/start", ct);
        world.SendDocument(
            mei.Id, mei.Id, IsChinese ? "住户名册.csv" : "neighbours.csv", Encoding.UTF8.GetBytes(Roster()), "/households");
        await hands.SettleAsync(ct);
        var plan = Heard(message => message.Buttons.Count > 0);
        await world.PressAsync(mei.Id, mei.Id, plan.Id, texts["button.import"], ct);
        await hands.SettleAsync(ct);
        foreach (var building in Enumerable.Range(1, Buildings))
        {
            await OpenGroupAsync(Building(building), ct);
        }

        var neighbours = world.AddNeighbours(cast.Group, Doors.Count / Every, IsChinese ? "zh-hans" : "en");
        foreach (var (neighbour, door) in neighbours.Zip(Doors.Where((_, index) => index % Every == 0)))
        {
            await SayAsync(mei.Id, $"/invite {door}", ct);
            world.OpenLink(
                neighbour.Id, Link().Match(Heard(message => message.Text.Contains(door, StringComparison.Ordinal)).Text).Value);
            await hands.SettleAsync(ct);
        }
    }

    private async Task OpenGroupAsync(string unit, CancellationToken ct)
    {
        // First the code: whoever adds the bot to the new group has acted there, and would be asked which group they mean.
        await SayAsync(mei.Id, $"/units link {unit}", ct);
        var code = Code().Match(Heard(message => Code().IsMatch(message.Text)).Text).Groups[1].Value;
        var group = world.AddGroup(
            unit,
            true,
            mei,
            botIsAdmin: true,
            members: [.. cast.Everybody.Where(person => person != mei && person != cast["stranger"])]);
        await hands.SettleAsync(ct);
        await SayAsync(group, $"/join {code}", ct);
    }

    private string Roster() =>
        (IsChinese ? "门牌,楼栋,单元,面积,人数,业主\n" : "door,building,stairwell,area,heads,owner\n")
        + string.Concat(Doors.Select(Line));

    private string Line(string door)
    {
        var (area, heads, owner) = (70 + (10 * (door[^1] - '0')), 1 + (door[4] % 4), door[4] != '5');
        var says = IsChinese ? owner ? "是" : "否" : owner ? "yes" : "no";
        return $"{door},{Building(door[0] - '0')},{Stairwell(door[2] - '0')},{area},{heads},{says}\n";
    }

    private string Building(int number) => IsChinese ? $"{number}号楼" : $"Building {number}";

    private string Stairwell(int number) => IsChinese ? $"{number}单元" : $"Stairwell {number}";

    private async Task SayAsync(long chat, string text, CancellationToken ct)
    {
        world.Send(mei.Id, chat, text);
        await hands.SettleAsync(ct);
    }

    /// <summary>The last such thing that the administrator was told in private.</summary>
    private SandboxMessage Heard(Func<SandboxMessage, bool> wanted) =>
        world.Messages(mei.Id).LastOrDefault(message => message.FromBot && wanted(message))
        ?? throw new PlayException("The bot has not answered.");

    [GeneratedRegex(@"https://t\.me/\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"/join ([0-9A-Z]{5}-[0-9A-Z]{5})")]
    private static partial Regex Code();
}
