using MicroGov.Affairs;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Voting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

/// <summary>Makes one call and says how it ended. It neither waits nor tries twice: that is the sender's business.</summary>
internal sealed partial class TelegramSender(
    Database database,
    ITelegramBotClient bot,
    CardPainter cards,
    PollPainter polls,
    RetryAfterGate gate,
    CircuitBreaker breaker,
    DeliveryOptions options,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Until it is certain again whether this replica leads.</summary>
    private static readonly TimeSpan PauseInDoubt = TimeSpan.FromSeconds(1);

    public async Task<SendResult> DeliverAsync(SendAttempt trip, CancellationToken ct)
    {
        try
        {
            return await CallAsync(trip, ct);
        }
        catch (RequestException exception) when (exception.InnerException is LeadershipLostException)
        {
            // It never left, and may belong to another replica by now.
            return new SendResult.Again(time.GetUtcNow() + PauseInDoubt, trip.Attempts) { WasCalled = false };
        }
        catch (Exception exception) when (SendFault.Of(exception) is { } fault)
        {
            var outcome = After(trip, fault);
            Report(trip, fault.Description, outcome);
            return outcome;
        }
#pragma warning disable CA1031 // One row that trips over a fault of ours must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // An exception's message may quote what it tripped over; its type and place do not.
            logger.LogError(
                "{Errand} {Row} could not be prepared ({Fault}){Where}",
                trip.Message.GetType().Name, trip.RowId, exception.GetType().Name, Environment.NewLine + exception.StackTrace);
            return AfterOwnFault(trip, exception.GetType().Name);
        }
    }

    private Task<SendResult> CallAsync(SendAttempt trip, CancellationToken ct) => trip.Message switch
    {
        _ when trip.MayBeThere => LookAsync(trip, ct),
        AnswerButton errand => AnswerAsync(errand, ct),
        React errand => ReactAsync(errand, ct),
        PostMessage errand => PostAsync(errand, ct),
        PersonalAnswer errand => WhisperAsync(errand, ct),
        PrivateMessage errand => WriteAsync(errand, ct),
        PostCard errand => PostCardAsync(errand, ct),
        EditCard errand => EditCardAsync(errand, ct),
        PinCard errand => PinAsync(errand, ct),
        PostPoll errand => PostPollAsync(errand, ct),
        StopPoll errand => StopPollAsync(errand, ct),
        EditAnswer errand => EditAnswerAsync(errand, ct),
        MarkCardMoved errand => LeavePointerAsync(errand, ct),
        UnpinMessage errand => UnpinAsync(errand, ct),
        SendFile errand => SendFileAsync(errand, ct),
        ApproveJoinRequest errand => LetInAsync(errand, ct),
        _ => Task.FromResult<SendResult>(new SendResult.GivenUp("This row cannot be read.") { WasCalled = false }),
    };

    /// <summary>Says what failed and how, never to whom or with which words.</summary>
    private void Report(SendAttempt trip, string description, SendResult outcome)
    {
        var errand = trip.Message.GetType().Name;
        switch (outcome)
        {
            case SendResult.GivenUp:
                logger.LogWarning("{Errand} {Row} is given up: {Error}", errand, trip.RowId, description);
                break;
            case SendResult.Again again:
                logger.LogInformation(
                    "{Errand} {Row} is tried again at {NotBefore:O}, after {Attempts} lost answers: {Error}",
                    errand, trip.RowId, again.NotBefore, again.Attempts, description);
                break;
            default:
                logger.LogDebug("{Errand} {Row} is dropped: {Error}", errand, trip.RowId, description);
                break;
        }
    }
}
