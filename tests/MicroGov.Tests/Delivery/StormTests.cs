using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Delivery;

/// <summary>Telegram refuses everything for a while: https://core.telegram.org/bots/api#responseparameters</summary>
public class StormTests
{
    private const int RetryAfter = 5;

    [Fact]
    public async Task Whatever_is_owed_waits_out_each_429_and_then_one_call_goes_ahead()
    {
        await using var office = await PostOffice.BuildAsync(admin: true);
        await PrepareAsync(office);
        var before = office.Calls.Count;
        const int storm = 60;
        office.World.Faults.SwitchOn(Refusing(storm));

        await office.OpenAsync();
        await office.SettleAsync();

        IReadOnlyList<SandboxCall> calls = [.. office.Calls.Skip(before)];
        Assert.Equal(storm, calls.Count(call => call.ErrorCode == 429));
        Assert.Empty(Impatient(calls));
        Assert.Empty(office.World.ImpatientCalls);
        // Those that were on their way together when the storm began were refused together; from then on one at a time.
        var scouts = calls.Where(call => call.ErrorCode == 429 && call.At > calls[0].At).ToList();
        Assert.Equal(scouts.Count, scouts.DistinctBy(call => call.At).Count());
        Assert.Equal(calls[0].At.AddSeconds((scouts.Count + 1) * RetryAfter), calls.First(call => call.Ok).At);
        Assert.DoesNotContain(await office.OutboxAsync(), row => row.GivenUp is null);
        Assert.Subset(
            calls.Where(call => call.Ok).Select(call => call.Method).ToHashSet(),
            new HashSet<string> { "sendMessage", "sendPoll", "editMessageText", "pinChatMessage" });
        // After five minutes nobody misses it.
        Assert.DoesNotContain(calls, call => call is { Method: "setMessageReaction", Ok: true });
        Assert.Contains(calls, call => call.Method == "answerCallbackQuery");
    }

    [Fact]
    public async Task A_storm_that_comes_and_goes_meets_no_impatient_call()
    {
        await using var office = await PostOffice.BuildAsync(admin: true);
        await PrepareAsync(office);
        office.World.Faults.Seed(7);
        office.World.Faults.SwitchOn(Refusing(10) with { Probability = 0.5 });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(10, office.Calls.Count(call => call.ErrorCode == 429));
        Assert.Empty(Impatient(office.Calls));
        Assert.DoesNotContain(await office.OutboxAsync(), row => row.GivenUp is null);
    }

    private static SandboxFault Refusing(int times) => new(SandboxFaultKind.Error)
    {
        Code = 429, Description = $"Too Many Requests: retry after {RetryAfter}", RetryAfter = RetryAfter, Times = times,
    };

    /// <summary>Something of each kind for several chats, and a card that is out of date.</summary>
    private static async Task PrepareAsync(PostOffice office)
    {
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.ChangeAffairAsync(
            8,
            seconds: 0,
            vote: new Vote
            {
                Round = 1,
                Choices = Vote.BallotFor([]),
                OpenedAt = PostOffice.Start,
            });
        await office.OweAsync(
            new PostCard(office.Group) { AffairId = 7 },
            new PostMessage(office.Group, new("Second this?")) { Buttons = [[new("I second", "second:7")]] });
        await office.OpenAsync();
        await office.SettleAsync();
        await office.Sender.StopAsync(CancellationToken.None);
        office.Advance(TimeSpan.FromMinutes(2));

        var card = (await office.CardOfAsync(7)).CardMessageId!.Value;
        _ = office.World.PressAsync(office.Boris.Id, office.Group, office.World.Messages(office.Group)[^1].Id, "I second");
        var query = (await office.QueriesAsync()).Single();
        var groups = Enumerable
            .Range(1, 20)
            .Select(number => office.World.AddGroup($"House {number}", true, office.Anna))
            .ToList();
        await office.OweAsync(
            new AnswerButton(query, null, new Html("done"), false),
            new React(office.Group, card, "👍"),
            new PinCard(office.Group, true) { AffairId = 7 },
            new PostPoll(office.Group, 1) { AffairId = 8 },
            new PrivateMessage(office.Anna.Id, new("hello")));
        await office.OweAsync([.. groups.Select(group => new PostMessage(group, new("hello")))]);
        await office.ChangeAffairAsync(7, seconds: 3);
    }

    /// <summary>Calls of any kind made after somebody was told to wait and before that was over.</summary>
    private static IEnumerable<SandboxCall> Impatient(IReadOnlyList<SandboxCall> calls) => calls.Where(call => calls.Any(
        refused => refused.ErrorCode == 429 && refused.At < call.At && call.At < refused.At.AddSeconds(RetryAfter)));
}
