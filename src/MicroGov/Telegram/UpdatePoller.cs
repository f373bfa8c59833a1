using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Telegram;

/// <summary>
/// Our own poll loop. The library's moves the offset before its handler has run, and moves on when it throws; here the
/// offset moves only after the commit (https://core.telegram.org/bots/api#getupdates).
/// </summary>
public sealed class UpdatePoller(
    ITelegramBotClient bot, BotIdentity identity, UpdateProcessor processor, Backlog backlog, TimeProvider time,
    ILogger<UpdatePoller> log)
    : BackgroundService
{
    /// <summary>What we want to hear of; <c>chat_member</c> comes only when named.</summary>
    public static readonly UpdateType[] Wanted =
    [
        UpdateType.Message, UpdateType.CallbackQuery, UpdateType.PollAnswer, UpdateType.MyChatMember, UpdateType.ChatMember,
        UpdateType.ChatJoinRequest,
    ];

    private static readonly string[] WantedNames =
        ["message", "callback_query", "poll_answer", "my_chat_member", "chat_member", "chat_join_request"];

    private const int BatchSize = 100;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);

    /// <summary>What keeps updates from being taken, in words for the operator, and since when; null when nothing does.</summary>
    public (string What, DateTimeOffset Since)? Trouble { get; private set; }

    private long offset;
    private bool begun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Telegram or the database may be away for a while. Nothing was confirmed, so nothing is lost by trying again.
        var persistence = RetryPolicies.Endless(
            time,
            (fault, pause) => Note(TelegramFaults.Describe(fault, "getUpdates"), pause));
        while (!stoppingToken.IsCancellationRequested)
        {
            await persistence.ExecuteAsync(async token => await TurnAsync(token), stoppingToken);
            Trouble = null;
        }
    }

    private void Note(string trouble, TimeSpan pause)
    {
        Trouble = (trouble, Trouble?.Since ?? time.GetUtcNow());
        log.LogWarning("{Trouble} Trying again in {Pause}.", trouble, pause);
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        await IntroduceAsync(ct);
        var number = backlog.Number;
        // What is waiting already is fetched without waiting for more.
        var patience = backlog.IsDone ? (int)LongPoll.TotalSeconds : 0;
        var poll = PollAsync(patience, ct);
        // While Telegram thinks about the first poll.
        await Task.WhenAll(poll, begun ? Task.CompletedTask : BeginAsync(ct));
        var updates = await poll;
        if (updates.Count > 0)
        {
            // Ids "restore the correct update sequence, should they get out of order"
            // (https://core.telegram.org/bots/api#update).
            updates.Sort(static (one, other) => one.Id.CompareTo(other.Id));
            await TakeAsync(updates, number, ct);
            offset = updates[^1].Id + 1;
        }

        Fetched(updates, number);
    }

    private async Task TakeAsync(List<ReceivedUpdate> updates, int number, CancellationToken ct)
    {
        try
        {
            await processor.TakeAsync(updates, ct);
        }
        catch (UnknownStateException)
        {
            // Those few wait for a newer replica to lead; the deadlines do not wait for them.
            Fetched(updates, number);
            throw;
        }
    }

    private void Fetched(List<ReceivedUpdate> updates, int number)
    {
        if (updates.Count < BatchSize)
        {
            backlog.SetDone(number);
        }
    }

    private async Task<List<ReceivedUpdate>> PollAsync(int patience, CancellationToken ct)
    {
        try
        {
            var came = await bot.SendRequest(
                new RawUpdatesRequest
                {
                    Offset = offset,
                    Limit = BatchSize,
                    Timeout = patience,
                    AllowedUpdates = WantedNames,
                },
                ct);
            var updates = came.Select(UpdateReader.Receive).OfType<ReceivedUpdate>().ToList();
            return came.Length == 0 || updates.Count > 0
                ? updates
                : throw new JsonException("None of what Telegram sent has an update_id.");
        }
        catch
        {
            // What comes meanwhile waits at Telegram, and the deadlines wait for it.
            backlog.Begin();
            throw;
        }
    }

    /// <summary>Before the first poll: who are we, and is a webhook in the way?</summary>
    private async Task IntroduceAsync(CancellationToken ct)
    {
        if (identity.Username.Length == 0)
        {
            await bot.DeleteWebhook(cancellationToken: ct);
            identity.Introduce((await bot.GetMe(ct)).Username ?? "");
            log.LogInformation("Listening as @{Bot}.", identity.Username);
        }
    }

    private async Task BeginAsync(CancellationToken ct)
    {
        // SQLite works synchronously, and a poll that has come back must not wait to be heard.
        await Task.Yield();
        await processor.BeginAsync(ct);
        begun = true;
    }
}
