using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>Groups on the page: made, joined, asked into, left; people brought, thrown out, made administrators.</summary>
internal static class PageGroups
{
    /// <summary>https://core.telegram.org/bots/api#setchattitle: "New chat title, 1-128 characters".</summary>
    private const int LongestTitle = 128;

    public static void Map(RouteGroupBuilder page, SandboxWorld world)
    {
        page.MapPost("/api/group", (GroupAct act) => PageServer.AnswerAsync(() => new { chat = Create(world, act) }));
        page.MapPost("/api/approval", (ApprovalAct act) => PageServer.DoneAsync(() => world.RequireApproval(act.Chat, act.On)));
        page.MapPost("/api/join", (MemberAct act) => PageServer.DoneAsync(() => world.Join(act.Chat, act.User)));
        page.MapPost("/api/ask", (MemberAct act) => PageServer.DoneAsync(() => world.RequestToJoin(act.Chat, act.User)));
        page.MapPost("/api/decide", (DecideAct act) => PageServer.DoneAsync(
            () => world.DecideJoinRequest(act.Chat, act.User, act.Approve, act.As)));
        page.MapPost("/api/leave", (MemberAct act) => PageServer.DoneAsync(() => world.Leave(act.Chat, act.User)));
        page.MapPost("/api/ban", (MemberAct act) => PageServer.DoneAsync(() => world.Ban(act.Chat, act.User)));
        page.MapPost("/api/unban", (MemberAct act) => PageServer.DoneAsync(() => world.Unban(act.Chat, act.User)));
        page.MapPost("/api/promote", (MemberAct act) => PageServer.DoneAsync(() => world.Promote(act.Chat, act.User)));
        page.MapPost("/api/demote", (MemberAct act) => PageServer.DoneAsync(() => world.Demote(act.Chat, act.User)));
        page.MapPost("/api/bring", (BringAct act) => PageServer.DoneAsync(() => world.AddMembers(act.Chat, act.As, act.User)));
        page.MapPost("/api/neighbours", (NeighboursAct act) => PageServer.AnswerAsync(
            () => new { count = world.AddNeighbours(act.Chat, act.Count, act.Language ?? "en").Count }));
    }

    /// <summary>The bot is an administrator from the start, since that is what one wants to see it do.</summary>
    private static long Create(SandboxWorld world, GroupAct act) => world.Change(() =>
    {
        var title = act.Title?.Trim() ?? "";
        if (title.Length is 0 or > LongestTitle)
        {
            throw new SandboxRefusal($"A group's name has 1 to {LongestTitle} characters.");
        }

        var id = world.AddGroup(title, supergroup: true, world.PersonOf(act.As), botIsAdmin: true);
        world.RequireApproval(id, act.Approval);
        return id;
    });

    internal sealed record GroupAct(long As, string? Title, bool Approval);

    internal sealed record ApprovalAct(long Chat, bool On);

    internal sealed record MemberAct(long Chat, long User);

    internal sealed record DecideAct(long Chat, long User, long As, bool Approve);

    internal sealed record BringAct(long Chat, long User, long As);

    internal sealed record NeighboursAct(long Chat, int Count, string? Language);
}
