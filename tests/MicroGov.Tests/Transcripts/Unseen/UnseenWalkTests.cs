namespace MicroGov.Tests.Transcripts.Unseen;

/// <summary>
/// The walk: everybody who must not see a group's affairs, by every way in which one can be named, with every command of the table
/// and every button of the features. Not a word of them is told, and not a row changes. A new command or button walks along.
/// </summary>
public sealed class UnseenWalkTests
{
    public static TheoryData<Onlooker, bool> Outsiders
    {
        get
        {
            var data = new TheoryData<Onlooker, bool>();
            foreach (var onlooker in Enum.GetValues<Onlooker>().Where(one => one != Onlooker.Resident))
            {
                data.Add(onlooker, true);
                data.Add(onlooker, false);
            }

            return data;
        }
    }

    [Theory]
    [Trait("Database", "SQLite only")]
    [MemberData(nameof(Outsiders))]
    public async Task No_words_show_or_move_anything(Onlooker onlooker, bool botIsAdmin)
    {
        await using var town = await UnseenTown.OpenAsync(onlooker, botIsAdmin);
        var commands = Commands(town);
        foreach (var (way, write) in UnseenWays.OfWords)
        {
            var seen = await town.SeenAfterAsync(() => Done(() => commands.ForEach(words => write(town, words))));
            Assert.True(Harmless(onlooker, seen), $"By {way}:\n{string.Join('\n', seen)}");
        }

        town.Here.NothingWasRefused("getChatMember");
    }

    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task No_button_shows_or_moves_anything(Onlooker onlooker, bool botIsAdmin)
    {
        await using var town = await UnseenTown.OpenAsync(onlooker, botIsAdmin);
        var buttons = town.ButtonData();
        foreach (var (way, press) in UnseenWays.OfButtons)
        {
            var seen = await town.SeenAfterAsync(() => Done(() => buttons.ToList().ForEach(data => press(town, data))));
            Assert.True(Harmless(onlooker, seen), $"By {way}:\n{string.Join('\n', seen)}");
        }
    }

    /// <summary>What they choose in a poll that was forwarded to them is kept apart, and counts for nothing.</summary>
    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task A_forwarded_poll_shows_nothing_and_counts_nothing(Onlooker onlooker, bool botIsAdmin)
    {
        await using var town = await UnseenTown.OpenAsync(onlooker, botIsAdmin);
        await town.Here.SayAsync(town.Here.Wang, "/raise Bins");
        const int number = 3;
        await town.Here.SayAsync(town.Here.Mei, $"/discuss {number}");
        await town.Here.SayAsync(town.Here.Mei, $"/openvote {number}");
        var poll = town.Here.Poll;
        town.Here.World.Forward(town.Here.Li.Id, town.Here.Group, poll.Id, town.Who.Id);

        var seen = await town.SeenAfterAsync(() => Done(() => town.Here.World.Vote(town.Who.Id, poll.Poll!.Id, 0)));

        Assert.All(seen.Where(line => line[0] is not ('+' or '-')), line => Assert.Contains("editMessage", line));
        Assert.DoesNotContain(seen, line => line.Contains("Members", StringComparison.Ordinal));
        Assert.Contains("For 0 · Against 0 · Abstain 0\n", town.Here.Card(number).Text);
        Assert.Contains("Kept apart, not counted", town.Here.Card(number).Text);
    }

    /// <summary>Otherwise the walk would prove nothing: the same words and presses of a resident do show what stands there.</summary>
    [Fact]
    public async Task To_a_resident_each_way_shows_it()
    {
        await using var town = await UnseenTown.OpenAsync(Onlooker.Resident, botIsAdmin: false);
        string[] mute = ["a deep link", "plain words in answer to an old question", "the answer to an old question"];
        foreach (var (way, write) in UnseenWays.OfWords.Where(way => !mute.Contains(way.Key)))
        {
            var words = way == "a Chinese word" ? "/say 1 Why" : "/affair 1";
            Assert.True((await town.SeenAfterAsync(() => Done(() => write(town, words)))).Count > 0, way);
        }

        foreach (var (way, press) in UnseenWays.OfButtons)
        {
            var seen = await town.SeenAfterAsync(() => Done(() =>
            {
                press(town, $"a:{town.Affair}:more");
                press(town, $"l:{town.Community}:affairs:0:");
            }));
            Assert.True(seen.Count > 0, way);
        }
    }

    [Fact]
    public async Task Every_kind_of_button_walks_along()
    {
        await using var town = await UnseenTown.OpenAsync(Onlooker.Stranger, botIsAdmin: false);
        var data = town.ButtonData();
        Assert.All(
            town.Features.All.SelectMany(feature => feature.PrefixButtons),
            button => Assert.Contains(data, one => one.StartsWith(button.Prefix, StringComparison.Ordinal)));
        Assert.All(
            town.Features.All.SelectMany(feature => feature.AffairButtons),
            button => Assert.Contains(data, one => one.StartsWith($"a:{town.Affair}:{button.Verb}", StringComparison.Ordinal)));
    }

    /// <summary>The example of each command, about #1; and each with nothing and with a bare number.</summary>
    private static List<string> Commands(UnseenTown town)
    {
        var proof = new BadInputProof(town.Here, "en");
        // What erases or tells one's own is one's own right.
        return
        [
            .. town.Table.All.SelectMany(command => new[]
            {
                proof.Example(command), "/" + command.Name,
            }),
            "/start 1", "/me 1", "/affairs closed", "/affairs mine", "/affairs quick", "/units", "/rules", "/join 1-1-101", "/settings Rule",
        ];
    }

    /// <summary>Who is at home elsewhere may act there; what moves is theirs.</summary>
    private static bool Harmless(Onlooker onlooker, IReadOnlyList<string> seen) => seen.All(line =>
        onlooker == Onlooker.OfAnotherGroup && (line[0] is '+' or '-'));

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
