using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>One Bot API method: its name as documented, what it may be given, and what it does under the world's lock.</summary>
/// <param name="Paced">Whether the speed limits count it: sends and edits, not reads or answers.</param>
internal sealed record ApiMethod(
    string Name, IReadOnlySet<string> Parameters, bool Paced, Func<SandboxWorld, ApiArguments, JsonNode?> Run)
{
    public static ApiMethod Read(string name, string parameters, Func<SandboxWorld, ApiArguments, JsonNode?> run) =>
        new(name, Split(parameters), false, run);

    public static ApiMethod Send(string name, string parameters, Func<SandboxWorld, ApiArguments, JsonNode?> run) =>
        new(name, Split(parameters), true, run);

    /// <summary>
    /// Refuses parameters the method does not have. Telegram ignores them; the sandbox is stricter, because a
    /// parameter nobody reads is a mistake the real server would never tell about.
    /// </summary>
    public void RequireKnown(ApiArguments arguments)
    {
        if (arguments.Names.FirstOrDefault(name => !Parameters.Contains(name) && !arguments.IsAttachment(name)) is { } unknown)
        {
            throw ApiRefusal.BadRequest($"unknown parameter \"{unknown}\"");
        }
    }

    private static HashSet<string> Split(string parameters) => [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
