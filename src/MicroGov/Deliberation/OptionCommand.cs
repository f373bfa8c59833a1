using MicroGov.Core.Deliberation;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Deliberation;

/// <summary><c>/option 12 TEXT</c>: a choice for the vote.</summary>
public sealed class OptionCommand : TextCommand
{
    public override string Name => "option";

    /// <summary>It has to fit a native poll (https://core.telegram.org/bots/api#inputpolloption), on one line.</summary>
    protected override int Longest => 100;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new ProposeOption(context.Me, TypedText.Line(text)), "done.option");
}
