using MicroGov.Delivery;
using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary><c>/start</c>: the first thing Telegram lets somebody say to a bot.</summary>
public sealed class StartCommand : ChatCommand
{
    public override string Name => "start";

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words) =>
        words.Peek() is { Length: > 0 } payload && OneTimeCode.Read(payload) is { } code
            ? await JoinCommand.RedeemAsync(context, code)
            : new Answer.Tell(
                context.Texts.Say(context.Community is null ? "start.nowhere" : "start.here", ("group", context.Community?.Title))
            )
            {
                Buttons = context.Community is null
                    ? []
                    :
                    [
                        [new Button(context.Texts["button.raise"], ButtonDispatcher.Raise)],
                    ],
            };
}
