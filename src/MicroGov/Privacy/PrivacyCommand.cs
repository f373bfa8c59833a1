using MicroGov.Pipeline;

namespace MicroGov.Privacy;

/// <summary><c>/privacy</c>: what is stored, in plain words.</summary>
public sealed class PrivacyCommand : ChatCommand
{
    public override string Name => "privacy";

    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words) =>
        Task.FromResult<Answer>(new Answer.Tell(context.Texts.Say("privacy")));
}
