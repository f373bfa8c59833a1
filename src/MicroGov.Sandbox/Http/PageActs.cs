using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>What people do on the page: write, press, vote, forward, come and go.</summary>
internal static class PageActs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder page, PageDesk desk)
    {
        var world = desk.World;
        page.MapPost("/api/send", (SendAct act) => PageDesk.AnswerAsync(() => new
        {
            id = act.Photo
                ? world.SendPhoto(act.As, act.Chat, act.Text ?? "", act.ReplyTo)
                : world.Send(act.As, act.Chat, act.Text ?? "", act.ReplyTo, act.Ephemeral),
        }));
        page.MapPost(
            "/api/press",
            (PressAct act, HttpContext http) => PageDesk.AnswerAsync(() => PressAsync(desk, act, http.RequestAborted)));
        page.MapPost("/api/vote", (VoteAct act) => Done(() => world.Vote(act.As, act.Poll, act.Options ?? [])));
        page.MapPost("/api/forward", (ForwardAct act) => Done(() => world.Forward(act.As, act.From, act.Message, act.To)));
        page.MapPost("/api/join", (MemberAct act) => Done(() => world.Join(act.Chat, act.User)));
        page.MapPost("/api/leave", (MemberAct act) => Done(() => world.Leave(act.Chat, act.User)));
        page.MapPost("/api/promote", (MemberAct act) => Done(() => world.Promote(act.Chat, act.User)));
        page.MapPost("/api/demote", (MemberAct act) => Done(() => world.Demote(act.Chat, act.User)));
    }

    private static Task<IResult> Done(Action act) => PageDesk.AnswerAsync(() =>
    {
        act();
        return new { };
    });

    private static async Task<object> PressAsync(PageDesk desk, PressAct act, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(Patience, desk.Options.RealTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            var toast = await desk.World.PressDataAsync(act.As, act.Chat, act.Message, act.Data, either.Token);
            return new { text = toast.Text, alert = toast.Alert };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new SandboxRefusal("The bot did not answer within ten seconds.");
        }
    }

    internal sealed record SendAct(long As, long Chat, string? Text, long? ReplyTo, bool Photo, bool Ephemeral);

    /// <summary>Ephemeral messages have ids of their own, so the page's flag is not needed to find one.</summary>
    internal sealed record PressAct(long As, long Chat, long Message, string Data, bool Ephemeral);

    internal sealed record VoteAct(long As, string Poll, int[]? Options);

    internal sealed record ForwardAct(long As, long From, long Message, long To);

    internal sealed record MemberAct(long Chat, long User);
}
