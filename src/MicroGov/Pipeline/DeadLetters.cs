using System.Text.Json;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Voting;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Pipeline;

/// <summary>
/// Puts what cannot be handled with the dead letters, with the affair and the person it is about: by these it is found when
/// a secret vote ends or somebody is forgotten. Nothing is asked of an update here that could fail as handling it did.
/// </summary>
internal static class DeadLetters
{
    public static async Task AddAsync(UnitOfWork work, Update update, Exception fault) => work.Db.DeadLetters.Add(new DeadLetterRow
    {
        UpdateId = update.Id,
        Json = JsonSerializer.Serialize(update, JsonBotAPI.Options),
        Error = fault.ToString(),
        At = work.Now,
        AffairId = update.CallbackQuery?.Data is { } data ? AffairOf(data) : await AffairOfPollAsync(work, update.PollAnswer?.PollId),
        Account = SenderOf(update)?.Id,
    });

    public static async Task AddAsync(UnitOfWork work, PollAnswered polled, Exception fault) => work.Db.DeadLetters.Add(new DeadLetterRow
    {
        UpdateId = polled.UpdateId,
        Json = JsonSerializer.Serialize(polled),
        Error = fault.ToString(),
        At = work.Now,
        AffairId = await AffairOfPollAsync(work, polled.PollId),
        Account = polled.Who?.TelegramId,
    });

    /// <summary>The affair that a button names; null when it names none.</summary>
    public static long? AffairOf(string buttonData) =>
        (ButtonData.Read(buttonData)?.AffairId ?? MarkingPaper.VoteOf(buttonData).AffairId) is not 0 and var id ? id : null;

    private static async Task<long?> AffairOfPollAsync(UnitOfWork work, string? pollId) =>
        pollId is null ? null : (await work.PollAsync(pollId))?.AffairId;

    private static User? SenderOf(Update update) =>
        (update.Message ?? update.EditedMessage)?.From ?? update.CallbackQuery?.From ?? update.PollAnswer?.User
        ?? (update.MyChatMember ?? update.ChatMember)?.From ?? update.ChatJoinRequest?.From;
}
