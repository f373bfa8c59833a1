using MicroGov.Chat.Presses;
using MicroGov.Delivery;

namespace MicroGov.Chat.Commands;

/// <summary><c>/start</c>: the first thing Telegram lets somebody say to a bot.</summary>
public sealed class StartCommand : ChatCommand
{
    public override string Name => "start";

    public override Task<Answer> RunAsync(Turn turn, Words words) => Task.FromResult<Answer>(
        new Answer.Tell(turn.Texts.Say(turn.Community is null ? "start.nowhere" : "start.here", ("group", turn.Community?.Title)))
        {
            Buttons = turn.Community is null ? [] : [[new Button(turn.Texts["button.raise"], Press.Raise)]],
        });
}
