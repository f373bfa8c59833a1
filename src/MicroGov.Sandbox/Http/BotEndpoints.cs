using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>Telegram's wire: /bot{token}/{method} and /file/bot{token}/{path}.</summary>
internal static class BotEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxWorld world)
    {
        string[] verbs = ["GET", "POST"];
        app.MapMethods(
            "/bot{token}/{method}",
            verbs,
            (HttpContext http, string token, string method) => AnswerAsync(http, world, token, method));
        app.MapGet("/file/bot{token}/{**path}", (string token, string path) => Download(world, token, path));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, SandboxWorld world, string token, string method)
    {
        if (token != world.BotToken)
        {
            return Refused(new ApiRefusal(401, "Unauthorized"));
        }

        return ApiMethods.Find(method) is { } known
            ? await AnswerAsync(http, world, known)
            : Refused(new ApiRefusal(404, "Not Found"));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, SandboxWorld world, ApiMethod known)
    {
        var arguments = ApiArguments.None;
        var hasRun = false;
        var fault = world.Change(() => world.Faults.StrikeCall(known.Name));
        try
        {
            arguments = await RequestReading.ReadAsync(http.Request);
            using var end = http.UntilGone();
            var (isAfter, result) = (fault is not null && FaultyAnswer.IsAfterEffect(fault), default(JsonNode));
            var answer = fault is null || isAfter ? null : await FaultyAnswer.GiveAsync(http, world, fault, null, end.Token);
            if (answer is null)
            {
                result = await RunAsync(world, known, arguments, end.Token);
                hasRun = true;
            }

            if (isAfter)
            {
                answer = await FaultyAnswer.GiveAsync(http, world, fault!, result?.DeepClone(), end.Token);
            }

            Record(world, known, arguments, answer is null ? null : ApiRefusal.Unsaid, fault, hasRun);
            return answer ?? Json(new JsonObject { ["ok"] = true, ["result"] = result }, 200);
        }
        catch (ApiRefusal refusal)
        {
            Record(world, known, arguments, refusal, fault, hasRun);
            return Refused(refusal);
        }
        catch (OperationCanceledException)
        {
            // Nobody is there to read an answer, or the server is on its way down.
            http.Abort();
            return Results.Empty;
        }
    }

    private static Task<JsonNode?> RunAsync(
        SandboxWorld world, ApiMethod method, ApiArguments arguments, CancellationToken aborted)
    {
        method.RequireKnown(arguments);
        return method.Name == LongPoll.Name
            ? LongPoll.RunAsync(world, arguments, aborted)
            : Task.FromResult(world.Change(() =>
            {
                if (method.Paced)
                {
                    world.Pace(arguments.Integer("chat_id"));
                }

                return method.Run(world, arguments);
            }));
    }

    private static void Record(
        SandboxWorld world, ApiMethod method, ApiArguments arguments, ApiRefusal? refusal, SandboxFault? fault, bool hasRun) =>
        world.Change(() =>
            world.Record(method.Name, arguments.Integer("chat_id"), arguments.ToJson(), refusal, fault?.Kind, hasRun)
        );

    private static IResult Download(SandboxWorld world, string token, string path)
    {
        if (token != world.BotToken)
        {
            return Refused(new ApiRefusal(401, "Unauthorized"));
        }

        return world.Change(() => world.Files.FindByPath(path)) is { } file
            ? Results.Bytes(file.Content, file.MediaType)
            : Refused(new ApiRefusal(404, "Not Found"));
    }

    private static IResult Refused(ApiRefusal refusal) => Json(refusal.ToWire(), refusal.Code);

    private static IResult Json(JsonObject body, int status) =>
        Results.Text(body.ToJsonString(SandboxJson.Wire), "application/json", System.Text.Encoding.UTF8, status);
}
