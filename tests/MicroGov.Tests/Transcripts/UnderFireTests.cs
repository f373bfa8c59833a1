using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

/// <summary>Telegram misbehaves, and an affair lives through it: no vote is lost, nothing happens twice.</summary>
public sealed class UnderFireTests
{
    public static TheoryData<string, SandboxFault> Faults =>
        new()
        {
            {
                "500",
                new(SandboxFaultKind.Error)
                {
                    Code = 500,
                    Description = "Internal Server Error",
                    Probability = 0.3,
                }
            },
            {
                "502 page",
                new(SandboxFaultKind.ErrorPage) { Probability = 0.3 }
            },
            {
                "429",
                new(SandboxFaultKind.Error)
                {
                    Code = 429,
                    Description = "Too Many Requests: retry after 2",
                    RetryAfter = 2,
                    Probability = 0.3,
                }
            },
            {
                "cut before",
                new(SandboxFaultKind.Reset) { Probability = 0.3 }
            },
            {
                "delay",
                new(SandboxFaultKind.Delay) { Pause = TimeSpan.FromSeconds(1), Probability = 0.3 }
            },
            {
                "late answer",
                new(SandboxFaultKind.Delay)
                {
                    Pause = TimeSpan.FromSeconds(1),
                    Probability = 0.3,
                    AfterEffect = true,
                }
            },
            { "duplicates", new(SandboxFaultKind.DuplicateUpdates) },
            { "reordered", new(SandboxFaultKind.ReorderedUpdates) },
            { "repeated batches", new(SandboxFaultKind.RepeatedBatch) },
            {
                "lost answers",
                new(SandboxFaultKind.Error) { Probability = 0.3, AfterEffect = true }
            },
            {
                "cut after",
                new(SandboxFaultKind.Reset) { Probability = 0.3, AfterEffect = true }
            },
            {
                "half answers",
                new(SandboxFaultKind.HalfAnswer) { Probability = 0.3 }
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_affair_lives_through_it(string name, SandboxFault fault)
    {
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        here.World.Faults.Seed(name.Length);
        here.World.Faults.SwitchOn(fault);

        await life.LiveAsync();

        var struck = here.World.Faults.Struck.GetValueOrDefault(fault.Kind);
        Assert.True(struck > 0 || fault.Kind == SandboxFaultKind.ReorderedUpdates, "The fault never struck.");
        here.World.Faults.SwitchAllOff();
        await life.EverythingHappenedOnceAsync(LostAnswers(here));
    }

    /// <summary>
    /// From the first call of a new start on, every method is refused twice, and none is called before its time.
    /// </summary>
    [Fact]
    public async Task A_storm_of_429_ends_without_an_impatient_call()
    {
        string[] methods =
        [
            "getMe",
            "deleteWebhook",
            "getUpdates",
            "setMyCommands",
            "getChatMember",
            "getChatMemberCount",
            "sendMessage",
            "sendPoll",
            "stopPoll",
            "editMessageText",
            "setMessageReaction",
            "answerCallbackQuery",
        ];
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        foreach (var method in methods)
        {
            here.World.FailNext(method, 429, "Too Many Requests: retry after 4", retryAfter: 4, times: 2);
        }

        await here.WhileDownAsync(TimeSpan.FromMinutes(1));
        await life.LiveAsync();

        await life.EverythingHappenedOnceAsync(0);
        Assert.Equal(
            methods.Order(),
            here.World.Calls.Where(call => call.ErrorCode == 429).Select(call => call.Method).Distinct().Order());
    }

    [Fact]
    public async Task An_affair_lives_through_all_of_them_together()
    {
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        here.World.Faults.Seed(2026);
        foreach (var fault in Faults.Select(row => (SandboxFault)row[1]))
        {
            here.World.Faults.SwitchOn(fault with { Probability = 0.03 });
        }

        await life.LiveAsync();

        here.World.Faults.SwitchAllOff();
        await life.EverythingHappenedOnceAsync(LostAnswers(here));
    }

    [Fact]
    public async Task What_was_said_in_a_row_has_its_effect_in_that_row_though_it_comes_mixed_up()
    {
        await using var here = await Neighbourhood.OpenAsync();
        here.World.Faults.SwitchOn(new(SandboxFaultKind.ReorderedUpdates));
        string[] said =
        [
            "/raise Dark stairwell",
            "/discuss 1",
            "/say 1 one",
            "/say 1 two",
            "/say 1 three",
            "/say 1 four",
            "/openvote 1",
        ];

        foreach (var words in said)
        {
            here.World.Send(here.Mei.Id, here.Group, words);
        }

        await here.SettleAsync();

        Assert.Equal(Stage.Voting, (await here.AffairAsync())!.Stage);
        Assert.Equal(
            ["one", "two", "three", "four"], (await here.JournalAsync()).OfType<SpeechMade>().Select(speech => speech.Text));
        Assert.NotEmpty(here.World.Faults.Struck);
    }

    /// <summary>Messages that were sent without the service's hearing of it.</summary>
    private static int LostAnswers(Neighbourhood here) =>
        here.World.Calls.Count(call =>
            call is { Ok: false, TookEffect: true } && call.Method.StartsWith("send", StringComparison.Ordinal)
        );
}
