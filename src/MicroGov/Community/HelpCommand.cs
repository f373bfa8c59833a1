using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary><c>/help [command]</c>, written from the command table.</summary>
public sealed class HelpCommand(Func<CommandTable> table) : ChatCommand
{
    public override string Name => "help";

    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (words.IsEmpty)
        {
            var commands = table().All;
            return Tell(context.Texts.Say(
                "help",
                ("residents", List(context.Texts, commands.Where(command => !command.ForModerators))),
                ("moderators", List(context.Texts, commands.Where(command => command.ForModerators)))));
        }

        var name = words.TakeAll().TrimStart('/');
        var found = table().Find(name);
        return found is null
            ? Task.FromResult(context.Refuse(Reason.UnknownCommand))
            : Tell(context.Texts.Say(
                "help.one",
                ("name", found.Name),
                ("description", context.Texts["command." + found.Name]),
                ("example", context.Texts["example." + found.Name])));
    }

    private static Html List(Wording texts, IEnumerable<ChatCommand> commands) => new(string.Join('\n', commands.Select(command =>
        texts.Say("help.line", ("name", command.Name), ("description", texts["command." + command.Name])).Value)));

    private static Task<Answer> Tell(Html html) => Task.FromResult<Answer>(new Answer.Tell(html));
}
