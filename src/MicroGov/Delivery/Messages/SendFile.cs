using System.Text.Json.Serialization;
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

/// <summary>Sends a file to one person's private chat.</summary>
/// <param name="DocumentId">The row that holds it until then.</param>
public sealed record SendFile(long UserId, long DocumentId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Html.People;

    [JsonIgnore]
    public override long? Addressee => UserId;

    /// <summary>
    /// Set when the row holds invitation cards that are drawn as they are sent: it takes seconds, and no transaction may wait
    /// for it.
    /// </summary>
    public SheetOf? Sheet { get; init; }
}

/// <summary>Whose invitation cards they are, and in which language.</summary>
public sealed record SheetOf(string Community, string Language);

/// <summary>One of them, as it waits to be drawn.</summary>
/// <param name="Unit">The unit's path.</param>
/// <param name="ValidThrough">The last whole day on which the code works.</param>
public sealed record SheetCard(string Door, string Unit, Uri Link, string Code, DateOnly ValidThrough);

internal sealed class SendFileKind() : MessageKind<SendFile>("send-file")
{
    public override Urgency Urgency => Urgency.Reminder;

    protected override long ChatOf(SendFile message) => message.UserId;

    protected override long? GroupOf(SendFile message) => null;

    protected override OutboxMessage? MovedTo(SendFile message, long chatId) => message;

    /// <summary>A file that nobody will be sent is not kept either.</summary>
    protected override SendEffect? WhenGivenUp(SendFile message) => new SendEffect.FileNotNeeded(message.DocumentId);

    protected override async Task<SendResult> SendAsync(SendContext context, SendFile message, CancellationToken ct)
    {
        await using var db = await context.Database.OpenAsync(ct);
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.DocumentId, ct) is not { } file)
        {
            // It was sent already.
            return SendResult.NothingToDo();
        }

        using var content = message.Sheet is { } sheet ? Draw(sheet, file.Content) : new MemoryStream(file.Content);
        var sent = await context.Bot.SendDocument(
            message.UserId, InputFile.FromStream(content, file.Name), message.Html.Value, ParseMode.Html, cancellationToken: ct);
        return SendResult.After(MessageParts.Remember(message, sent), new SendEffect.FileNotNeeded(file.Id));
    }

    private static MemoryStream Draw(SheetOf sheet, byte[] cards)
    {
        var drawn = new MemoryStream();
        InvitationSheet.Draw(
            sheet.Community,
            JsonSerializer.Deserialize<List<SheetCard>>(cards, JournalJson.Options)!
                .Select(card => new InvitationCard(
                    card.Door, UnitPath.Parse(card.Unit), card.Link, card.Code, card.ValidThrough)),
            Wording.In(sheet.Language), drawn);
        drawn.Position = 0;
        return drawn;
    }
}
