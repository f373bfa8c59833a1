using MicroGov.Delivery;
using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary><c>/start</c>: the first thing Telegram lets somebody say to a bot.</summary>
public sealed class StartCommand : ChatCommand
{
    public override string Name => "start";

    public override async Task<Answer> RunAsync(CommandContext turn, ArgumentReader words) => words.Peek() is { Length: > 0 } payload && OneTimeCode.Read(payload) is { } code
        ? await JoinCommand.RedeemAsync(turn, code)
        : new Answer.Tell(turn.Texts.Say(turn.Community is null ? "start.nowhere" : "start.here", ("group", turn.Community?.Title)))
        {
            Buttons = turn.Community is null ? [] : [[new Button(turn.Texts["button.raise"], ButtonDispatcher.Raise)]],
        };
}
