using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>getUpdates: https://core.telegram.org/bots/api#getupdates</summary>
internal static class LongPoll
{
    public const string Name = "getUpdates";

    private const int MostUpdates = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(50);

    public static async Task<JsonNode?> RunAsync(SandboxWorld world, ApiArguments arguments, CancellationToken aborted)
    {
        var limit = (int)Math.Clamp(arguments.Integer("limit", MostUpdates), 1, MostUpdates);
        var until = world.Now + Shorter(TimeSpan.FromSeconds(Math.Clamp(arguments.Integer("timeout"), 0, 1000)), LongestWait);
        var next = world.Change(() => Begin(world, arguments));
        if (world.Change(() => Repeated(world, limit)) is { Count: > 0 } again)
        {
            return SandboxJson.ToArray(again);
        }

        while (true)
        {
            if (world.Change(() => world.Faults.Garble(world.Updates.Read(limit), limit)) is { Count: > 0 } updates)
            {
                return SandboxJson.ToArray(updates);
            }

            var wait = until - world.Now;
            if (wait <= TimeSpan.Zero)
            {
                return new JsonArray();
            }

            try
            {
                if (!await next.WaitAsync(wait, world.Clock.Time, aborted))
                {
                    throw ApiRefusal.Conflict(world.Hook is not null
                        ? "terminated by setWebhook request"
                        : "terminated by other getUpdates request; make sure that only one bot instance is running");
                }

                next = world.Change(world.Updates.NextAsync);
            }
            catch (TimeoutException)
            {
                return new JsonArray();
            }
        }
    }

    private static Task<bool> Begin(SandboxWorld world, ApiArguments arguments)
    {
        if (world.Hook is not null)
        {
            throw ApiRefusal.Conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        if (AboutMethods.AllowedUpdates(arguments) is { } kinds)
        {
            world.Updates.Allow(kinds);
        }

        if (arguments.Integer("offset") is not 0 and var offset)
        {
            world.Updates.Confirm(offset);
        }

        return world.Updates.NextAsync();
    }

    /// <summary>A confirmed batch has one chance to come again.</summary>
    private static IReadOnlyList<JsonNode> Repeated(SandboxWorld world, int limit) =>
        world.Updates.TakeLastConfirmed(limit) is { Count: > 0 } batch && world.Faults.Strike(SandboxFaultKind.RepeatedBatch)
            ? batch
            : [];

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
