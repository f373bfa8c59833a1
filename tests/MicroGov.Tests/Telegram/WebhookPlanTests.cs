using MicroGov.Telegram;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Tests.Telegram;

public sealed class WebhookPlanTests
{
    private static readonly Uri Ours = new("https://bot.example.org/telegram/webhook");

    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_webhook_that_is_ours_is_left_alone() =>
        Assert.Equal(WebhookStep.Leave, WebhookPlan.For(Info(), Ours, true, null));

    /// <summary>The operator may have changed the secret, and Telegram does not show the one it knows.</summary>
    [Fact]
    public void A_process_that_has_not_set_it_yet_sets_it_once() =>
        Assert.Equal(WebhookStep.Set, WebhookPlan.For(Info(), Ours, hasSet: false, Noon));

    [Fact]
    public void One_that_calls_elsewhere_or_nobody_or_tells_less_is_set()
    {
        Assert.Equal(WebhookStep.Set, WebhookPlan.For(Info() with { Url = "" }, Ours, true, Noon));
        Assert.Equal(
            WebhookStep.Set,
            WebhookPlan.For(Info() with { Url = "https://old.example.org/telegram/webhook" }, Ours, true, Noon)
        );
        Assert.Equal(WebhookStep.Set, WebhookPlan.For(Info() with { MaxConnections = 40 }, Ours, true, Noon));
        Assert.Equal(WebhookStep.Set, WebhookPlan.For(Info() with { AllowedUpdates = null }, Ours, true, Noon));
        Assert.Equal(WebhookStep.Set, WebhookPlan.For(Info() with { AllowedUpdates = [UpdateType.Message] }, Ours, true, Noon));
    }

    [Fact]
    public void One_that_failed_and_has_not_worked_since_is_set_anew_while_something_waits()
    {
        var failed = Info() with { LastErrorDate = Noon.UtcDateTime, PendingUpdateCount = 3 };

        Assert.Equal(WebhookStep.SetAnew, WebhookPlan.For(failed, Ours, true, Noon.AddSeconds(-1)));
        Assert.Equal(WebhookStep.SetAnew, WebhookPlan.For(failed, Ours, true, null));
        Assert.Equal(WebhookStep.Leave, WebhookPlan.For(failed, Ours, true, Noon));
        Assert.Equal(WebhookStep.Leave, WebhookPlan.For(failed with { PendingUpdateCount = 0 }, Ours, true, null));
    }

    private static State Info() => new();

    /// <summary>What Telegram tells, in a shape that a test can vary.</summary>
    private sealed record State
    {
        public string Url { get; init; } = Ours.ToString();

        public int MaxConnections { get; init; } = 100;

        public UpdateType[]? AllowedUpdates { get; init; } = [.. UpdatePoller.Wanted.Reverse()];

        public DateTime? LastErrorDate { get; init; }

        public int PendingUpdateCount { get; init; }

        public static implicit operator WebhookInfo(State state) => new()
        {
            Url = state.Url,
            MaxConnections = state.MaxConnections,
            AllowedUpdates = state.AllowedUpdates,
            LastErrorDate = state.LastErrorDate,
            PendingUpdateCount = state.PendingUpdateCount,
        };
    }
}
