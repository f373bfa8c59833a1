using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MicroGov.Sandbox;

/// <summary>The bot's command menus: https://core.telegram.org/bots/api#setmycommands and its sisters.</summary>
internal static partial class CommandMethods
{
    private const int MostCommands = 100;

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("setMyCommands", "commands scope language_code", Set),
        ApiMethod.Read("getMyCommands", "scope language_code", Get),
        ApiMethod.Read("deleteMyCommands", "scope language_code", Delete),
    ];

    private static JsonNode? Set(SandboxWorld world, ApiArguments arguments)
    {
        if (arguments.Json("commands", "can't parse commands JSON object") is not JsonArray given)
        {
            throw ApiRefusal.BadRequest("expected an Array of BotCommand");
        }

        if (given.Count > MostCommands)
        {
            throw ApiRefusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        world.Commands.Set(Scope(arguments), arguments.Text("language_code"), given.Select(Read).ToList());
        world.Tell(new SandboxEvent(SandboxEventKind.CommandsChanged));
        return true;
    }

    private static JsonNode? Get(SandboxWorld world, ApiArguments arguments) =>
        SandboxJson.ToArray(world.Commands[Scope(arguments), arguments.Text("language_code")].Select(command =>
        {
            var wire = new JsonObject { ["command"] = command.Name, ["description"] = command.Description };
            if (command.Ephemeral)
            {
                wire["is_ephemeral"] = true;
            }

            return wire;
        }));

    private static JsonNode? Delete(SandboxWorld world, ApiArguments arguments)
    {
        world.Commands.Remove(Scope(arguments), arguments.Text("language_code"));
        world.Tell(new SandboxEvent(SandboxEventKind.CommandsChanged));
        return true;
    }

    private static BotCommand Read(JsonNode? node)
    {
        var name = node.TextOf("command")?.TrimStart('/')
            ?? throw ApiRefusal.BadRequest("can't parse BotCommand: Can't find field \"command\"");
        var description = node.TextOf("description")
            ?? throw ApiRefusal.BadRequest("can't parse BotCommand: Can't find field \"description\"");
        if (!NameShape().IsMatch(name))
        {
            throw ApiRefusal.BadRequest("BOT_COMMAND_INVALID");
        }

        return description.Length is 0 or > 256
            ? throw ApiRefusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            : new BotCommand(name, description, node.FlagOf("is_ephemeral"));
    }

    private static CommandScope Scope(ApiArguments arguments)
    {
        var scope = arguments.Json("scope", "can't parse BotCommandScope JSON object");
        var type = scope is null ? "default" : scope.TextOf("type");
        var (chat, user) = (scope.IntegerOf("chat_id") ?? 0, scope.IntegerOf("user_id") ?? 0);
        return type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => new CommandScope(type),
            "chat" or "chat_administrators" => new CommandScope(type, chat),
            "chat_member" => new CommandScope(type, chat, user),
            _ => throw ApiRefusal.BadRequest("can't parse BotCommandScope: Unsupported type specified"),
        };
    }

    // "Can contain only lowercase English letters, digits and underscores", 1-32.
    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex NameShape();
}
