using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/option 12 TEXT</c>: a choice for the vote.</summary>
public sealed class OptionCommand : TextCommand
{
    public override string Name => "option";

    /// <summary>It has to fit a native poll (https://core.telegram.org/bots/api#inputpolloption), on one line.</summary>
    protected override int Longest => 100;

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, string text) =>
        turn.ActAsync(row, new ProposeOption(turn.Me, Typed.Line(text)), "done.option");
}
