using MicroGov.Pipeline;
using MicroGov.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Missing, wrong and oversized words behind every command.</summary>
public sealed class BadInputWordsTests(BadInputGroups groups) : IClassFixture<BadInputGroups>
{
    /// <summary>So many are typed before the answers are looked at: each alone would take minutes.</summary>
    private const int AtOnce = 20;

    public static TheoryData<string, string, Where> Everywhere()
    {
        var data = new TheoryData<string, string, Where>();
        foreach (var command in BadInputRows.Commands)
        {
            data.Add(command.Name, "en", Where.Group);
            data.Add(command.Name, "zh-hans", Where.Group);
            data.Add(command.Name, "en", Where.Private);
            if (command.IsPersonal)
            {
                data.Add(command.Name, "zh-hans", Where.Unseen);
            }
        }

        return data;
    }

    [Fact]
    public async Task Every_command_of_the_table_has_rows_of_bad_input()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var table = here.Services.GetRequiredService<CommandTable>();
        Assert.All(table.All, command => Assert.NotNull(BadInputRows.Of(command)));
        Assert.Subset(
            BadInputRows.Commands.Select(command => command.Name).ToHashSet(),
            table.All.Select(command => command.Name).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Bad_words_get_one_kind_sentence_with_a_right_example_and_change_nothing(
        string name, string language, Where where)
    {
        var (here, proof) = await groups.TakeAsync(language);
        var command = BadInputRows.Commands.Single(one => one.Name == name);
        foreach (var rows in BadInputRows.Of(command).Chunk(AtOnce))
        {
            var said = await proof.RefusesAsync(here.Mei, [.. rows.Select(row => $"/{name} {row.Arguments}")], name, where);
            Assert.All(rows.Zip(said), pair =>
                Assert.True(pair.First.Refusal == pair.Second,
                    $"{Start(pair.First.Arguments)} got {pair.Second} instead of {pair.First.Refusal}"));
        }

        here.NothingWasRefused();
        groups.GiveBack(language, here, proof);
    }

    /// <summary>Two raised affairs, everybody but the stranger has been met, and Mei has written in private.</summary>
    internal static async Task<Neighbourhood> OpenAsync(string language, bool botIsAdmin = false)
    {
        var here = await Neighbourhood.OpenAsync(language, botIsAdmin: botIsAdmin);
        await here.SayAsync(here.Wang, "/raise Dark stairwell\nFloors 4 to 6");
        await here.SayAsync(here.Wang, "/raise Lost key");
        foreach (SandboxPerson person in (SandboxPerson[])[here.Li, here.Zhao, here.Chen])
        {
            await here.SayAsync(person, "/me");
        }

        await here.SayAsync(here.Stranger, "/start", inPrivate: true);
        return here;
    }

    private static string Start(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
