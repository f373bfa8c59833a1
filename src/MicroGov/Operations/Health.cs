using MicroGov.Chat;
using MicroGov.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Operations;

/// <summary>
/// Whether the process lives, and whether it can work: the database answers and Telegram has told us who we are. A replica
/// that waits for its turn to poll has not asked Telegram yet; it stands by.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", async (Database database, BotIdentity bot, CancellationToken ct) =>
        {
            await using var db = await database.OpenAsync(ct);
            return !await db.Database.CanConnectAsync(ct) ? Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable)
                : bot.Username.Length > 0 ? Results.Text("ready")
                : !database.IsLeader ? Results.Text("standing by")
                : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
