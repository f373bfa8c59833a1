using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Presentation;
using MicroGov.Presentation.Invitations;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Files for one person, and what an affair leaves behind where it moved away.</summary>
internal sealed partial class TelegramSender
{
    private async Task<SendResult> SendFileAsync(SendFile errand, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == errand.DocumentId, ct) is not { } file)
        {
            // It was sent already.
            return SendResult.NothingToDo();
        }

        using var content = errand.Sheet is { } sheet ? Draw(sheet, file.Content) : new MemoryStream(file.Content);
        var sent = await bot.SendDocument(
            errand.UserId, InputFile.FromStream(content, file.Name), errand.Html, ParseMode.Html, cancellationToken: ct);
        return SendResult.After(Remember(errand, sent), new SendEffect.FileSent(file.Id));
    }

    private static MemoryStream Draw(SheetOf sheet, byte[] cards)
    {
        var drawn = new MemoryStream();
        InvitationSheet.Draw(
            sheet.Community,
            JsonSerializer.Deserialize<List<SheetCard>>(cards, JournalJson.Options)!
                .Select(card => new InvitationCard(card.Door, UnitPath.Parse(card.Unit), card.Link, card.Code, card.ValidThrough)),
            Wording.In(sheet.Language), drawn);
        drawn.Position = 0;
        return drawn;
    }

    private async Task<SendResult> LeavePointerAsync(MarkCardMoved errand, CancellationToken ct)
    {
        try
        {
            await (errand.HasPhoto
                ? bot.EditMessageCaption(errand.ChatId, errand.MessageId, errand.Html, ParseMode.Html, cancellationToken: ct)
                : bot.EditMessageText(errand.ChatId, errand.MessageId, errand.Html, ParseMode.Html, linkPreviewOptions: NoPreview, cancellationToken: ct));
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault && fault.Says("message is not modified"))
        {
            // It says so already.
        }

        return SendResult.After();
    }

    private async Task<SendResult> UnpinAsync(UnpinMessage errand, CancellationToken ct)
    {
        await bot.UnpinChatMessage(errand.ChatId, errand.MessageId, cancellationToken: ct);
        return SendResult.After();
    }

    private async Task<SendResult> LetInAsync(ApproveJoinRequest errand, CancellationToken ct)
    {
        await bot.ApproveChatJoinRequest(errand.ChatId, errand.UserId, ct);
        return SendResult.After();
    }
}
