using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/affair 12</c>: the card again, with its photo.</summary>
public sealed class AffairViewCommand(CardPainter painter) : AffairCommand
{
    public override string Name => "affair";

    public override bool IsPersonal => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        await context.Work.SaveAsync();
        var card = await painter.PaintAsync(new CardReader(context.Work), row.Id);
        return new Answer.Tell(new Html(card!.Html) { People = card.People })
        {
            Buttons = card.Buttons, Photo = card.Photo, AffairId = row.Id,
        };
    }
}
