using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary><c>/start</c>: the first thing Telegram lets somebody say to a bot.</summary>
public sealed class StartCommand : ChatCommand
{
    public override string Name => "start";

    /// <summary>As <see cref="JoinCommand"/>, whose codes it takes.</summary>
    public override CommandScope Scope => CommandScope.Person;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (words.Peek() is { Length: > 0 } payload && OneTimeCode.Read(payload) is { } code)
        {
            return await JoinCommand.RedeemAsync(context, code);
        }

        return context switch
        {
            { Community: { } here } => new Answer.Tell(context.Texts.Say("start.here", ("group", here.Title)))
            {
                Buttons = [[new Button(context.Texts["button.raise"], ButtonDispatcher.Raise)]],
            },
            { Choice.Count: > 0 } => context.Refuse(Reason.UnknownCommunity),
            _ => new Answer.Tell(context.Texts.Say("start.nowhere")),
        };
    }
}
