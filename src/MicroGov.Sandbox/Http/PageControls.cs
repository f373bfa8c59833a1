using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>What the person at the page does from outside the chat: move time, start again, play a scenario.</summary>
internal static class PageControls
{
    private static readonly TimeSpan LongestMove = TimeSpan.FromDays(366);

    public static void Map(RouteGroupBuilder page, PageDesk desk)
    {
        page.MapPost("/api/clock", (ClockAct act, CancellationToken ct) => PageDesk.AnswerAsync(() => MoveClockAsync(desk, act, ct)));
        page.MapPost("/api/restart", () => PageDesk.AnswerAsync(() => RestartAsync(desk)));
        page.MapPost("/api/shows/{name}", (string name, string? lang) => PageDesk.AnswerAsync(() => PlayAsync(desk, name, lang ?? "en")));
    }

    private static async Task<object> MoveClockAsync(PageDesk desk, ClockAct act, CancellationToken ct)
    {
        var clock = desk.World.Clock;
        var by = act switch
        {
            { To: "deadline" } => await ToDeadlineAsync(desk, ct),
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
    private static async Task<TimeSpan> ToDeadlineAsync(PageDesk desk, CancellationToken ct)
    {
        var deadline = desk.Options.NextDeadline is { } next ? await next(ct) : null;
        var by = (deadline ?? throw new SandboxRefusal("Nothing is due.")) - desk.World.Now;
        return (by > TimeSpan.Zero ? by : TimeSpan.Zero) + TimeSpan.FromSeconds(1);
    }

    private static async Task<object> RestartAsync(PageDesk desk)
    {
        var restart = desk.Options.Restart ?? throw new SandboxRefusal("This sandbox can't start again.");
        var before = desk.World.Change(() => desk.World.Chats.Keys.ToList());
        // Not bound to the request: closing the page must not leave a group half made.
        await restart(desk.World, CancellationToken.None);
        desk.World.HideChats(before);
        return new { };
    }

    private static async Task<object> PlayAsync(PageDesk desk, string name, string language)
    {
        var show = desk.Options.Shows.FirstOrDefault(one => one.Name == name)
            ?? throw new SandboxRefusal("There is no such scenario.");
        if (!desk.TryBegin(name))
        {
            throw new SandboxRefusal("Another scenario is being played.");
        }

        var before = desk.World.Change(() => desk.World.Chats.Values.Where(chat => !chat.Hidden).Select(chat => chat.Id).ToHashSet());
        void SetStage(SandboxEvent news)
        {
            // A scenario with a group of its own takes the page: what was there before makes room.
            if (news.ChatId < 0 && !before.Contains(news.ChatId) && before.Count > 0)
            {
                var old = before.ToList();
                before.Clear();
                desk.World.HideChats(old);
            }
        }

        desk.World.Happened += SetStage;
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
            desk.World.Happened -= SetStage;
            desk.End();
        }
    }

    internal sealed record ClockAct(string? Advance, string? To);
}
