using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>What people do on the page in a chat: write, press, vote, forward, open a link.</summary>
internal static class PageActs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder page, PageServer server)
    {
        var world = server.World;
        page.MapPost("/api/send", (SendAct act) => PageServer.AnswerAsync(() => new
        {
            id = act.Document is { } file ? world.SendKept(act.As, act.Chat, file, act.Text ?? "", act.ReplyTo)
                : act.Photo ? world.SendPhoto(act.As, act.Chat, act.Text ?? "", act.ReplyTo)
                : world.Send(act.As, act.Chat, act.Text ?? "", act.ReplyTo, act.Ephemeral),
        }));
        page.MapPost(
            "/api/press",
            (PressAct act, HttpContext http) => PageServer.AnswerAsync(() => PressAsync(server, act, http.RequestAborted)));
        page.MapPost("/api/vote", (VoteAct act) => PageServer.DoneAsync(() => world.Vote(act.As, act.Poll, act.Options ?? [])));
        page.MapPost(
            "/api/forward", (ForwardAct act) => PageServer.DoneAsync(() => world.Forward(act.As, act.From, act.Message, act.To)));
        page.MapPost(
            "/api/open",
            (OpenAct act) =>
                PageServer.AnswerAsync(() =>
                {
                    var opened = world.OpenLink(act.As, act.Url, act.Group);
                    return new
                    {
                        what = opened.What.ToString(),
                        chat = opened.ChatId,
                        title = world.Change(() => world.ChatOf(opened.ChatId).Title),
                    };
                }));
    }

    private static async Task<object> PressAsync(PageServer server, PressAct act, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(Patience, server.Options.RealTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            var toast = await server.World.PressDataAsync(act.As, act.Chat, act.Message, act.Data, either.Token);
            return new { text = toast.Text, alert = toast.Alert };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new SandboxRefusal("The bot did not answer within ten seconds.");
        }
    }

    /// <param name="Document">The id of a file that was uploaded before.</param>
    internal sealed record SendAct(long As, long Chat, string? Text, long? ReplyTo, bool Photo, bool Ephemeral, string? Document);

    /// <summary>Ephemeral messages have ids of their own, so the page's flag is not needed to find one.</summary>
    internal sealed record PressAct(long As, long Chat, long Message, string Data, bool Ephemeral);

    internal sealed record VoteAct(long As, string Poll, int[]? Options);

    internal sealed record ForwardAct(long As, long From, long Message, long To);

    /// <param name="Group">The group a ?startgroup= link adds the bot to.</param>
    internal sealed record OpenAct(long As, string Url, long? Group);
}
