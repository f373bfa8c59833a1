using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary><c>/help [command]</c>, written from the command table.</summary>
public sealed class HelpCommand(Func<CommandTable> table) : ChatCommand
{
    public override string Name => "help";

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext turn, ArgumentReader words)
    {
        if (words.IsEmpty)
        {
            var commands = table().All;
            return Tell(turn.Texts.Say(
                "help",
                ("residents", List(turn.Texts, commands.Where(command => !command.ForModerators))),
                ("moderators", List(turn.Texts, commands.Where(command => command.ForModerators)))));
        }

        var name = words.TakeAll().TrimStart('/');
        var found = table().Find(name);
        return found is null
            ? Task.FromResult(turn.Refuse(Reason.UnknownCommand))
            : Tell(turn.Texts.Say(
                "help.one",
                ("name", found.Name),
                ("description", turn.Texts["command." + found.Name]),
                ("example", turn.Texts["example." + found.Name])));
    }

    private static Html List(Wording texts, IEnumerable<ChatCommand> commands) => new(string.Join('\n', commands.Select(command =>
        texts.Say("help.line", ("name", command.Name), ("description", texts["command." + command.Name])).Value)));

    private static Task<Answer> Tell(Html html) => Task.FromResult<Answer>(new Answer.Tell(html));
}
