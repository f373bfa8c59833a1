using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary>What "More" offers: the rarer things, shown to the one who pressed.</summary>
internal static class MoreMenu
{
    public static Answer For(CommandContext context, AffairRow row, ButtonDispatcher buttons)
    {
        var affair = context.Work.StateOf(row);
        var rows = buttons.MoreFor(affair)
            .Select(button => AffairButton.Draw(affair, button.Verb, context.Texts["button." + button.Verb]))
            .Chunk(2)
            .ToList();
        return new Answer.Tell(context.Texts.Say("more." + affair.Stage, ("number", affair.Number), ("title", affair.Title)))
        {
            Buttons = rows,
            AffairId = affair.Id,
        };
    }
}
