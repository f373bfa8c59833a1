using MicroGov.Delivery;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using TGFile = Telegram.Bot.Types.TGFile;

namespace MicroGov.Pipeline;

/// <summary>A file as it was fetched and read.</summary>
/// <param name="Content">
/// What was made of it; null when Telegram does not give it, as it is gone or has more than 20 MB
/// (https://core.telegram.org/bots/api#getfile), or when it has more than we read (<see cref="SentFileOptions"/>).
/// </param>
public sealed record FetchedFile(object? Content, DateTimeOffset At);

/// <summary>
/// What can only be learned by asking Telegram: who is in a group, who moderates it, how many they are. A decision that
/// misses an answer notes the question here and is made again once it is answered, so that no call is made while a
/// transaction is open.
/// </summary>
public sealed class TelegramLookups(
    ITelegramBotClient bot, RetryAfterGate gate, SentFileOptions options,
    [FromKeyedServices(ElapsedTime.Key)] TimeProvider time, ILogger<TelegramLookups> log)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan FreshForResidents = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FreshForOutsiders = TimeSpan.FromSeconds(20);

    /// <summary>Longer than anything is believed, and than the asking takes.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ResiliencePipeline persistence = RetryPolicies.Brief(time, log);
    private readonly BoundedCache<(long Chat, long User), (MembershipStatus Standing, DateTimeOffset At)> standings =
        new(most: 20_000, Kept, time);

    private readonly BoundedCache<long, (int? Count, DateTimeOffset At)> counts = new(most: 2_000, Kept, time);

    /// <summary>They are large, one is asked for at a time, and only the update that asked for it needs it.</summary>
    private readonly BoundedCache<string, FetchedFile> files = new(most: 2, FreshForResidents, time);

    /// <summary>
    /// The standing if it was learned at most <paramref name="maxAge"/> ago; otherwise null, and the question is noted.
    /// </summary>
    public MembershipStatus? Of(PendingLookups questions, long chatId, long userId, TimeSpan maxAge)
    {
        if (standings.TryGet((chatId, userId), out var known)
            && (known.At >= questions.Since || time.GetUtcNow() - known.At <= maxAge))
        {
            return known.Standing;
        }

        questions.Standings.Add((chatId, userId));
        return null;
    }

    /// <summary>
    /// Whether somebody is in the group: who was there is believed to be there still for ten minutes, who was not may have
    /// joined any moment.
    /// </summary>
    /// <param name="hasLeft">
    /// They were seen leaving, perhaps by another replica, which alone was told: presence that we remember means nothing.
    /// </param>
    public MembershipStatus? PresenceOf(PendingLookups questions, long chatId, long userId, bool hasLeft)
    {
        var standing = Of(questions, chatId, userId, FreshForResidents);
        return standing switch
        {
            { IsPresent: false } => Of(questions, chatId, userId, FreshForOutsiders),
            { IsPresent: true } when hasLeft => Of(questions, chatId, userId, TimeSpan.Zero),
            _ => standing,
        };
    }

    /// <summary>What an update told us without our asking.</summary>
    public void Learn(long chatId, long userId, MembershipStatus standing) =>
        standings.Set((chatId, userId), (standing, time.GetUtcNow()));

    /// <summary>People in the group without this bot; null also when Telegram would not tell.</summary>
    public int? CountOf(PendingLookups questions, long chatId)
    {
        if (counts.TryGet(chatId, out var known)
            && (known.At >= questions.Since || time.GetUtcNow() - known.At <= TimeSpan.FromMinutes(1)))
        {
            return known.Count;
        }

        questions.Counts.Add(chatId);
        return null;
    }

    /// <summary>A file that somebody has sent; null when it must be fetched first.</summary>
    /// <param name="read">Makes something of its bytes, while no transaction is open.</param>
    public FetchedFile? FileOf(PendingLookups questions, string fileId, Func<byte[], object> read)
    {
        if (files.TryGet(fileId, out var known) && known.At >= questions.Since)
        {
            return known;
        }

        questions.Files[fileId] = read;
        return null;
    }

    /// <summary>Asks Telegram everything that was noted.</summary>
    public async Task AnswerAsync(PendingLookups questions, CancellationToken ct)
    {
        await Parallel.ForEachAsync(
            questions.Standings,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (who, token) => standings.Set(who, (await AskStandingAsync(who.Chat, who.User, token), time.GetUtcNow())));

        foreach (var chat in questions.Counts)
        {
            counts.Set(chat, (await AskCountAsync(chat, ct), time.GetUtcNow()));
        }

        files.Trim();
        foreach (var (file, read) in questions.Files)
        {
            files.Set(file, new(await FetchAsync(file, ct) is { } bytes ? read(bytes) : null, time.GetUtcNow()));
        }
    }

    private async Task<MembershipStatus> AskStandingAsync(long chat, long user, CancellationToken ct)
    {
        try
        {
            var member = await AskAsync(() => bot.SendRequest(new RawMemberRequest { ChatId = chat, UserId = user }, ct), ct);
            // Of a status that only a later Bot API knows nothing is promised.
            return MembershipStatus.Of(member) ?? default;
        }
        catch (ApiRequestException refusal) when (refusal.ErrorCode is 400 or 403)
        {
            // Telegram knows no such member, or we are no longer in that group.
            return new(false, false);
        }
    }

    private async Task<int?> AskCountAsync(long chat, CancellationToken ct)
    {
        try
        {
            return Math.Max(0, await AskAsync(() => bot.GetChatMemberCount(chat, ct), ct) - 1);
        }
        catch (ApiRequestException refusal) when (refusal.ErrorCode is 400 or 403)
        {
            return null;
        }
    }

    /// <summary>What says that it is small may not be, so no more is kept than may come.</summary>
    private async Task<byte[]?> FetchAsync(string fileId, CancellationToken ct)
    {
        try
        {
            var file = await AskAsync(() => bot.GetFile(fileId, ct), ct);
            return file.FileSize > options.MostBytes ? null : await AskAsync(() => DownloadAsync(file, ct), ct);
        }
        catch (ApiRequestException refusal) when (refusal.ErrorCode is 400 or 403 or 404)
        {
            return null;
        }
    }

    private async Task<byte[]?> DownloadAsync(TGFile file, CancellationToken ct)
    {
        using var content = new BoundedStream(options.MostBytes);
        try
        {
            await bot.DownloadFile(file, content, ct);
            return content.ToArray();
        }
        catch (Exception fault) when (fault is TooLargeException || fault.InnerException is TooLargeException)
        {
            return null;
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken ct) => await persistence.ExecuteAsync(
        async token =>
        {
            await gate.WaitAsync(token);
            return await call();
        },
        ct);
}
