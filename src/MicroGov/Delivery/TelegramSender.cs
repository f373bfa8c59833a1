using MicroGov.Core.Journal;
using MicroGov.Replication;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

/// <summary>
/// Makes one call and says how it ended. It neither waits nor tries twice: that is the outbox processor's business.
/// </summary>
public sealed partial class TelegramSender
{
    /// <summary>Until it is certain again whether this replica leads.</summary>
    private static readonly TimeSpan PauseInDoubt = TimeSpan.FromSeconds(1);

    private readonly SendContext context;
    private readonly LostAnswerSearch search;
    private readonly SendLimits limits;
    private readonly VoteKeys keys;
    private readonly ILogger<TelegramSender> logger;

    public TelegramSender(
        Database database, [FromKeyedServices(OutboxProcessor.Line)] ITelegramBotClient bot, AffairPainters painters,
        SendLimits limits, VoteKeys keys, [FromKeyedServices(ElapsedTime.Key)] TimeProvider time,
        ILogger<TelegramSender> logger)
    {
        context = new SendContext(database, bot, painters, time, logger);
        search = new LostAnswerSearch(context);
        (this.limits, this.keys, this.logger) = (limits, keys, logger);
    }

    internal async Task<SendResult> DeliverAsync(SendAttempt attempt, CancellationToken ct)
    {
        if (attempt is { Kind.GoesStale: true, Answers: { } asked } && context.Now - asked > limits.Options.ToastsGoodFor)
        {
            return SendResult.NothingToDo();
        }

        try
        {
            return await (attempt.MayBeThere
                ? search.LookAsync(attempt, ct)
                : attempt.Kind.SendAsync(context, Opened(attempt.Message), ct));
        }
        catch (RequestException exception) when (exception.InnerException is LeadershipLostException)
        {
            // It never left, and may belong to another replica by now.
            return new SendResult.Again(context.Now + PauseInDoubt, attempt.Attempts) { WasCalled = false };
        }
        catch (UnknownStateException unknown)
        {
            logger.LogWarning(
                "{Message} {Row} waits: only a newer version of the service can read the {What} that it is about.",
                attempt.Kind.Type.Name, attempt.RowId, unknown.What);
            return new SendResult.Again(context.Now + limits.Options.LongestPause, attempt.Attempts) { WasCalled = false };
        }
        catch (Exception exception) when (SendFault.Of(exception) is { } fault)
        {
            var result = After(attempt, fault);
            Report(attempt, fault.Description, result);
            return result;
        }
#pragma warning disable CA1031 // One row that trips over a fault of ours must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // An exception's message may quote what it tripped over; its type and place do not.
            logger.LogError(
                "{Message} {Row} could not be prepared ({Fault}){Where}",
                attempt.Kind.Type.Name, attempt.RowId, exception.GetType().Name, Environment.NewLine + exception.StackTrace);
            return AfterOwnFault(attempt, exception.GetType().Name);
        }
    }

    /// <summary>Only here, so that whatever is written back is still sealed.</summary>
    private OutboxMessage Opened(OutboxMessage message) =>
        message.Sealed?.Open(keys) is { } words ? message.Saying(words) : message;

    /// <summary>Says what failed and how, never to whom or with which words.</summary>
    private void Report(SendAttempt attempt, string description, SendResult result)
    {
        var kind = attempt.Kind.Type.Name;
        switch (result)
        {
            case SendResult.GivenUp:
                logger.LogWarning("{Message} {Row} is given up: {Error}", kind, attempt.RowId, description);
                break;
            case SendResult.Again again:
                logger.LogInformation(
                    "{Message} {Row} is tried again at {NotBefore:O}, after {Attempts} lost answers: {Error}",
                    kind, attempt.RowId, again.NotBefore, again.Attempts, description);
                break;
            default:
                logger.LogDebug("{Message} {Row} is dropped: {Error}", kind, attempt.RowId, description);
                break;
        }
    }
}
