using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>What the person at the page does from outside the chat: move time, start again, play a scenario.</summary>
internal static class PageControls
{
    private static readonly TimeSpan LongestMove = TimeSpan.FromDays(366);

    public static void Map(RouteGroupBuilder page, PageServer server)
    {
        page.MapPost(
            "/api/clock", (ClockAct act, CancellationToken ct) => PageServer.AnswerAsync(() => MoveClockAsync(server, act, ct)));
        page.MapPost("/api/restart", () => PageServer.AnswerAsync(() => RestartAsync(server)));
        page.MapPost(
            "/api/shows/{name}",
            (string name, string? lang) => PageServer.AnswerAsync(() => PlayAsync(server, name, lang ?? "en")));
    }

    private static async Task<object> MoveClockAsync(PageServer server, ClockAct act, CancellationToken ct)
    {
        var clock = server.World.Clock;
        var by = act switch
        {
            { To: "deadline" } => await ToDeadlineAsync(server, ct),
            { Advance: { } span } when TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out var given) => given,
            _ => throw new SandboxRefusal("Say how far, such as 01:00:00, or to: deadline."),
        };
        if (by < TimeSpan.Zero || by > LongestMove)
        {
            throw new SandboxRefusal("Time moves forward, and at most a year at once.");
        }

        clock.Advance(by);
        return new { now = clock.Now };
    }

    /// <summary>One second past it, so that whatever rounds to seconds is due as well.</summary>
    private static async Task<TimeSpan> ToDeadlineAsync(PageServer server, CancellationToken ct)
    {
        var deadline = server.Options.NextDeadline is { } next ? await next(ct) : null;
        var by = (deadline ?? throw new SandboxRefusal("Nothing is due.")) - server.World.Now;
        return (by > TimeSpan.Zero ? by : TimeSpan.Zero) + TimeSpan.FromSeconds(1);
    }

    private static async Task<object> RestartAsync(PageServer server)
    {
        var restart = server.Options.Restart ?? throw new SandboxRefusal("This sandbox can't start again.");
        var before = server.World.Change(() => server.World.Chats.Keys.ToList());
        // Not bound to the request: closing the page must not leave a group half made.
        await restart(server.World, CancellationToken.None);
        server.World.HideChats(before);
        return new { };
    }

    private static async Task<object> PlayAsync(PageServer server, string name, string language)
    {
        var show = server.Options.Shows.FirstOrDefault(one => one.Name == name)
            ?? throw new SandboxRefusal("There is no such scenario.");
        if (!server.TryBegin(name))
        {
            throw new SandboxRefusal("Another scenario is being played.");
        }

        var before = server.World.Change(() =>
            server.World.Chats.Values.Where(chat => !chat.Hidden).Select(chat => chat.Id).ToHashSet()
        );
        void SetStage(SandboxEvent news)
        {
            // A scenario with a group of its own takes the page: what was there before makes room.
            if (news.ChatId < 0 && !before.Contains(news.ChatId) && before.Count > 0)
            {
                var old = before.ToList();
                before.Clear();
                server.World.HideChats(old);
            }
        }

        server.World.Happened += SetStage;
        try
        {
            await show.PlayAsync(language == "zh" ? "zh" : "en", CancellationToken.None);
            return new { };
        }
        catch (Exception error) when (error is not SandboxRefusal)
        {
            throw new SandboxRefusal($"The scenario stopped: {error.Message}", error);
        }
        finally
        {
            server.World.Happened -= SetStage;
            server.End();
        }
    }

    internal sealed record ClockAct(string? Advance, string? To);
}
