using MicroGov.Chat.Cards;
using MicroGov.Chat.Texts;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/affair 12</c>: the card again, with its photo.</summary>
public sealed class AffairViewCommand(CardPainter painter) : AffairCommand
{
    public override string Name => "affair";

    public override bool IsPersonal => true;

    protected override async Task<Answer> RunAsync(Turn turn, AffairRow row, Words words)
    {
        await turn.Session.SaveAsync();
        var card = await painter.PaintAsync(turn.Session.Db, row.Id, turn.Session.Ct);
        return new Answer.Tell(new Html(card!.Html)) { Buttons = card.Buttons, Photo = card.Photo, AffairId = row.Id };
    }
}
