using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Tests.Transcripts;

/// <summary>Well-formed commands of the wrong person, in the wrong place or at the wrong stage.</summary>
public sealed class BadInputStageTests
{
    private static readonly string[] Syntactic =
    [
        "MissingText", "TooLong", "TitleTooLong", "TooManyWords", "NeedsNumber", "NeedsPerson", "UnknownPerson",
        "NeedsTime", "NeedsSpan", "NeedsScore", "UnknownLanguage", "UnknownCommand", "Misused", "NoSuchAffair", "NoSuchRule",
    ];

    private static IEnumerable<ChatCommand> AboutAffairs => BadInputRows.Commands.Where(command => command is AffairCommand);

    public static TheoryData<string> Languages => ["en", "zh-hans"];

    [Theory]
    [InlineData(Stage.Raised)]
    [InlineData(Stage.Discussing)]
    [InlineData(Stage.Voting)]
    [InlineData(Stage.Assigning)]
    [InlineData(Stage.Underway)]
    [InlineData(Stage.Reported)]
    [InlineData(Stage.Closed)]
    public async Task At_every_stage_a_right_example_does_its_work_or_is_refused_for_the_stage(Stage stage)
    {
        var here = await OpenAsync("en", stage);
        foreach (var command in AboutAffairs.Where(command => !command.IsPersonal))
        {
            var proof = new BadInputProof(here, "en");
            var before = await here.AffairAsync();
            var journal = here.World.Calls.Count;
            var text = proof.Example(command);
            await here.SayAsync(here.Mei, text);
            var refusal = here.World.Calls.Skip(journal).Any(call => call.Method == "setMessageReaction")
                ? null
                : proof.NameOf(here.FromBot[^1].Text);
            Assert.DoesNotContain(refusal, Syntactic);
            if (refusal is null)
            {
                Assert.True(stage != Stage.Closed || command.Name == "reopen", $"{text} changed a closed affair.");
                await here.DisposeAsync();
                here = await OpenAsync("en", stage);
                continue;
            }

            Assert.Equivalent(before, await here.AffairAsync());
            Assert.Equal(refusal, await proof.RefusesAsync(here.Mei, text, command.Name));
        }

        here.NothingWasRefused();
        await here.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_is_for_moderators_is_refused_to_a_resident(string language)
    {
        await using var here = await BadInputWordsTests.OpenAsync(language);
        var proof = new BadInputProof(here, language);
        foreach (var command in AboutAffairs.Where(command => command.ForModerators && command.Name != "senddown"))
        {
            Assert.Equal(
                command.Name is "close" or "void" ? "ModeratorsOnly" : "LeadersOnly",
                await proof.RefusesAsync(here.Li, proof.Example(command), command.Name));
        }

        Assert.Equal("RaiserOrModerator", await proof.RefusesAsync(here.Li, "/withdraw 1", "withdraw"));
        here.NothingWasRefused();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task In_private_with_somebody_no_group_knows_nothing_can_be_done(string language)
    {
        await using var here = await BadInputWordsTests.OpenAsync(language);
        var proof = new BadInputProof(here, language);
        foreach (var command in AboutAffairs)
        {
            Assert.Equal(
                "UnknownCommunity", await proof.RefusesAsync(here.Stranger, proof.Example(command), command.Name, Where.Private));
        }

        foreach (var name in (string[])["raise", "affairs"])
        {
            Assert.Equal("UnknownCommunity", await proof.RefusesAsync(here.Stranger, $"/{name} lamps", name, Where.Private));
        }

        foreach (var talk in (string[])["hello", "/nonsense", "/", "//", "/<b>", "{0}", "🏳️‍🌈", "مرحبا"])
        {
            Assert.Equal("UnknownCommand", await proof.RefusesAsync(here.Stranger, talk, "help", Where.Private));
        }
    }

    [Fact]
    public async Task Who_has_left_the_group_can_no_longer_act_nor_be_asked_to()
    {
        await using var here = await BadInputWordsTests.OpenAsync("en");
        var proof = new BadInputProof(here, "en");
        var words = await here.SayAsync(here.Chen, "/me");
        await here.SayAsync(here.Zhao, "/start", inPrivate: true);
        here.World.Leave(here.Group, here.Zhao.Id);
        here.World.Leave(here.Group, here.Chen.Id);
        await here.SettleAsync();

        Assert.Equal("UnknownCommunity", await proof.RefusesAsync(here.Zhao, "/second 1", "second", Where.Private));
        Assert.Equal("UnknownPerson", await proof.RefusesAsync(here.Mei, "/assign 1 @zhao", "assign"));
        await here.SayAsync(here.Mei, "/assign 1 this one", replyTo: words);
        Assert.Equal("UnknownPerson", proof.NameOf(here.FromBot[^1].Text));
    }

    [Fact]
    public async Task Nothing_is_merged_into_what_is_closed()
    {
        await using var here = await BadInputWordsTests.OpenAsync("en");
        await here.SayAsync(here.Wang, "/withdraw 2");
        Assert.Equal("NotNow.Closed", await new BadInputProof(here, "en").RefusesAsync(here.Mei, "/merge 1 into 2", "merge"));
    }

    private static async Task<Neighbourhood> OpenAsync(string language, Stage stage)
    {
        var here = await Neighbourhood.OpenAsync(language);
        await here.BringToAsync(stage);
        await here.SayAsync(here.Wang, "/raise Lost key");
        await here.SayAsync(here.Li, "/affairs");
        return here;
    }
}
