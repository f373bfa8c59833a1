using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MicroGov.Sandbox;

/// <summary>What a fault that strikes a call does to it on the wire.</summary>
internal static class FaultyAnswer
{
    private const string ErrorPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n";

    /// <summary>Whether the call runs before the fault is felt.</summary>
    public static bool IsAfterEffect(SandboxFault fault) => fault.AfterEffect || fault.Kind == SandboxFaultKind.HalfAnswer;

    /// <summary>Null: the call goes on as if nothing had happened.</summary>
    /// <param name="result">What the call gave, when it has taken effect.</param>
    /// <exception cref="ApiRefusal">The fault is an error in Telegram's own words.</exception>
    public static async Task<IResult?> GiveAsync(
        HttpContext http, SandboxWorld world, SandboxFault fault, JsonNode? result, CancellationToken aborted)
    {
        switch (fault.Kind)
        {
            case SandboxFaultKind.Error:
                throw fault.ToRefusal();
            case SandboxFaultKind.ErrorPage:
                return Results.Text(ErrorPage, "text/html", Encoding.UTF8, fault.Code);
            case SandboxFaultKind.Reset:
                http.Abort();
                return Results.Empty;
            case SandboxFaultKind.Delay:
                var pause = Task.Delay(fault.Pause, world.Clock.Time, aborted);
                world.Change(() => world.Tell(new SandboxEvent(SandboxEventKind.CallHeld)));
                await pause;
                return null;
            case SandboxFaultKind.HalfAnswer:
                var whole = new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString(SandboxJson.Wire);
                return Results.Text(whole[..(whole.Length / 2)], "application/json", Encoding.UTF8, StatusCodes.Status200OK);
            default:
                return null;
        }
    }
}
