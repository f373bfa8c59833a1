using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/affair 12</c>: the card again, with its photo.</summary>
public sealed class AffairViewCommand(CardPainter painter) : AffairCommand
{
    public override string Name => "affair";

    public override bool IsPersonal => true;

    protected override async Task<Answer> RunAsync(CommandContext turn, AffairRow row, ArgumentReader words)
    {
        await turn.Work.SaveAsync();
        var card = await painter.PaintAsync(turn.Work.Db, row.Id, turn.Work.Ct);
        return new Answer.Tell(new Html(card!.Html) { People = card.People }) { Buttons = card.Buttons, Photo = card.Photo, AffairId = row.Id };
    }
}
