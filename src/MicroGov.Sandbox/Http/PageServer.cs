using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MicroGov.Sandbox;

/// <summary>What the page's endpoints share: the world, the host's hooks, the scenario being played.</summary>
internal sealed class PageServer(SandboxWorld world, SandboxOptions options)
{
    private string? _playing;

    public SandboxWorld World { get; } = world;

    public SandboxOptions Options { get; } = options;

    /// <summary>The scenario on stage, or null.</summary>
    public string? Playing => Volatile.Read(ref _playing);

    /// <summary>Takes the stage; false when another scenario has it.</summary>
    public bool TryBegin(string show) => Interlocked.CompareExchange(ref _playing, show, null) is null;

    public void End() => Volatile.Write(ref _playing, null);

    /// <summary>Runs an act and answers with its result, or with 400 and the refusal's sentence.</summary>
    public static async Task<IResult> AnswerAsync(Func<Task<object>> act)
    {
        try
        {
            return Results.Json(await act(), JsonSerializerOptions.Web);
        }
        catch (SandboxRefusal refusal)
        {
            return Results.Json(new { error = refusal.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    public static Task<IResult> AnswerAsync(Func<object> act) => AnswerAsync(() => Task.FromResult(act()));

    /// <summary>Runs an act that gives nothing.</summary>
    public static Task<IResult> DoneAsync(Action act) => AnswerAsync(() =>
    {
        act();
        return new { };
    });
}
