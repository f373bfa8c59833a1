using MicroGov.Core.Community;
using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary><c>/setup</c>: asks an administrator one thing after the other, and goes on where it was left.</summary>
public sealed class SetupCommand(SetupGuide guide) : ChatCommand
{
    public override string Name => "setup";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.IsPlain)
        {
            return await guide.ReplyAsync(context, words);
        }

        return await context.MayNotAsync<ChangeSetting>()
            ?? CommandContext.RefuseRest(words)
            ?? await guide.GoOnAsync(context, context.Home!);
    }
}
