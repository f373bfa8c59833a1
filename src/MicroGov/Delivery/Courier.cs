using MicroGov.Chat.Cards;
using MicroGov.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

/// <summary>Makes one call and says how it ended. It neither waits nor tries twice: that is the sender's business.</summary>
internal sealed partial class Courier(
    Database database,
    ITelegramBotClient bot,
    CardPainter cards,
    PollPainter polls,
    FloodGate gate,
    Breaker breaker,
    DeliveryOptions options,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Until it is certain again whether this replica leads.</summary>
    private static readonly TimeSpan PauseInDoubt = TimeSpan.FromSeconds(1);

    public async Task<Outcome> DeliverAsync(Trip trip, CancellationToken ct)
    {
        try
        {
            return await CallAsync(trip, ct);
        }
        catch (RequestException exception) when (exception.InnerException is DeposedException)
        {
            // It never left, and may belong to another replica by now.
            return new Outcome.Again(time.GetUtcNow() + PauseInDoubt, trip.Attempts) { WasCalled = false };
        }
        catch (Exception exception) when (Fault.Of(exception) is { } fault)
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
                trip.Errand.GetType().Name, trip.RowId, exception.GetType().Name, Environment.NewLine + exception.StackTrace);
            return AfterOwnFault(trip, exception.GetType().Name);
        }
    }

    private Task<Outcome> CallAsync(Trip trip, CancellationToken ct) => trip.Errand switch
    {
        _ when trip.MayBeThere => LookAsync(trip, ct),
        AnswerPress errand => AnswerAsync(errand, ct),
        React errand => ReactAsync(errand, ct),
        Post errand => PostAsync(errand, ct),
        Whisper errand => WhisperAsync(errand, ct),
        WriteTo errand => WriteAsync(errand, ct),
        PostCard errand => PostCardAsync(errand, ct),
        EditCard errand => EditCardAsync(errand, ct),
        PinCard errand => PinAsync(errand, ct),
        PostPoll errand => PostPollAsync(errand, ct),
        StopPoll errand => StopPollAsync(errand, ct),
        EditAnswer errand => EditAnswerAsync(errand, ct),
        LeavePointer errand => LeavePointerAsync(errand, ct),
        Unpin errand => UnpinAsync(errand, ct),
        SendFile errand => SendFileAsync(errand, ct),
        LetIn errand => LetInAsync(errand, ct),
        _ => Task.FromResult<Outcome>(new Outcome.GivenUp("This row cannot be read.") { WasCalled = false }),
    };

    /// <summary>Says what failed and how, never to whom or with which words.</summary>
    private void Report(Trip trip, string description, Outcome outcome)
    {
        var errand = trip.Errand.GetType().Name;
        switch (outcome)
        {
            case Outcome.GivenUp:
                logger.LogWarning("{Errand} {Row} is given up: {Error}", errand, trip.RowId, description);
                break;
            case Outcome.Again again:
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
