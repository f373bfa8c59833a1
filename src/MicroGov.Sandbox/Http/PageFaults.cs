using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>
/// Switches faults from outside: <c>GET faults</c> lists them, <c>POST faults</c> with
/// <c>{"name":"errors","on":true,"probability":0.2,"times":3,"method":"sendMessage","seed":7}</c> switches one, and
/// without a name and with <c>"on":false</c> all of them off.
/// </summary>
internal static class PageFaults
{
    public static void Map(RouteGroupBuilder page, PageServer server)
    {
        page.MapGet("/api/faults", () => PageServer.AnswerAsync(() => (object)All(server)));
        page.MapPost(
            "/api/faults", (FaultAct act, CancellationToken ct) => PageServer.AnswerAsync(() => SwitchAsync(server, act, ct)));
    }

    /// <summary>Every switch, Telegram's first, then the host's.</summary>
    public static List<object> All(PageServer server)
    {
        var on = server.World.Faults.On;
        return
        [
            .. FaultSwitches.All.Select(fault =>
                on.FirstOrDefault(one => one.Fault.Name == fault.Name) is { } armed
                    ? new
                    {
                        name = fault.Name,
                        on = true,
                        struck = armed.Struck,
                        probability = armed.Fault.Probability,
                        armed.Fault.Times,
                        armed.Fault.Method,
                    }
                    : (object)new { name = fault.Name, on = false }
            ),
            .. server.Options.HostFaults.Select(fault => new
            {
                name = fault.Name,
                on = fault.IsOn(),
                en = fault.TitleEn,
                zh = fault.TitleZh,
            }),
        ];
    }

    private static async Task<object> SwitchAsync(PageServer server, FaultAct act, CancellationToken ct)
    {
        if (act.Seed is { } seed)
        {
            server.World.Faults.Seed(seed);
        }

        if (act is { Name: null, On: false })
        {
            server.World.Faults.SwitchAllOff();
            foreach (var trouble in server.Options.HostFaults.Where(one => one.IsOn()))
            {
                await trouble.SwitchAsync(false, ct);
            }
        }
        else if (FaultSwitches.Find(act.Name) is { } fault)
        {
            SwitchWire(server.World.Faults, fault, act);
        }
        else if (server.Options.HostFaults.FirstOrDefault(one => one.Name == act.Name) is { } trouble)
        {
            await trouble.SwitchAsync(act.On, ct);
        }
        else
        {
            throw new SandboxRefusal("There is no such fault.");
        }

        return new { faults = All(server) };
    }

    private static void SwitchWire(SandboxFaults faults, SandboxFault fault, FaultAct act)
    {
        if (!act.On)
        {
            faults.SwitchOff(fault.Name!);
            return;
        }

        try
        {
            faults.SwitchOn(fault with { Probability = act.Probability ?? 1, Times = act.Times, Method = act.Method });
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new SandboxRefusal("A probability is 0 to 1, and a fault strikes once or more.", error);
        }
    }

    internal sealed record FaultAct(string? Name, bool On, double? Probability, int? Times, string? Method, int? Seed);
}
