using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Delivery;

/// <summary>The native poll of a vote's round.</summary>
internal sealed partial class TelegramSender
{
    private async Task<SendResult> PostPollAsync(PostPoll errand, CancellationToken ct)
    {
        var affairId = errand.AffairId ?? throw new InvalidOperationException("A poll belongs to an affair.");
        await using var db = await database.OpenAsync(ct);
        if (await PollAsync(affairId, errand.Round).AnyAsync(ct) || await polls.PaintAsync(db, affairId, errand.Round, ct) is not { } sheet)
        {
            return SendResult.NothingToDo();
        }

        var sent = await bot.SendPoll(
            errand.ChatId, sheet.Question, sheet.Options.Select(option => new InputPollOption(option)), isAnonymous: false,
            replyMarkup: Keyboard(sheet.Buttons), allowsRevoting: true, cancellationToken: ct);
        return PollStands(errand, sent);

        IQueryable<PollRow> PollAsync(long affair, int round) => db.Polls.Where(row => row.AffairId == affair && row.Round == round);
    }

    private static SendResult PollStands(PostPoll errand, Message sent) => SendResult.After(
        new SendEffect.PollSent(new PollRow
        {
            PollId = sent.Poll!.Id,
            AffairId = errand.AffairId!.Value,
            Round = errand.Round,
            ChatId = sent.Chat.Id,
            MessageId = sent.Id,
            IsRepeat = errand.LookAt == 0,
        }),
        Remember(errand, sent));

    private async Task<SendResult> StopPollAsync(StopPoll errand, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        var poll = await db.Polls.AsNoTracking().FirstOrDefaultAsync(
            row => row.AffairId == errand.AffairId && row.Round == errand.Round && row.MessageId != 0, ct);
        if (poll is null)
        {
            return SendResult.NothingToDo();
        }

        await bot.StopPoll(poll.ChatId, poll.MessageId, cancellationToken: ct);
        return SendResult.After();
    }
}
