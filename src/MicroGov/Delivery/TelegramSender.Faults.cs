namespace MicroGov.Delivery;

/// <summary>What to do after a failed call.</summary>
public sealed partial class TelegramSender
{
    /// <summary>A toast or a reaction that comes later than this helps nobody.</summary>
    private const int MostTriesWithGap = 3;

    /// <summary>So many faults of our own on one row are no accident.</summary>
    private const int MostOwnFaults = 5;

    /// <summary>Until somebody else's try has ended.</summary>
    private static readonly TimeSpan BehindAnother = TimeSpan.FromSeconds(1);

    private SendResult After(SendAttempt attempt, SendFault fault) => fault.Trouble switch
    {
        SendFaultKind.TooFast => new SendResult.Again(WhenWelcome(fault), attempt.Attempts),
        SendFaultKind.Resting =>
            new SendResult.Again(Later(limits.CircuitBreaker.RestsUntil), attempt.Attempts) { WasCalled = false },
        SendFaultKind.NoAnswer when attempt.Kind.PrefersGap && attempt.Attempts + 1 >= MostTriesWithGap => SendResult.After(),
        SendFaultKind.NoAnswer when attempt.Message.CanBeAskedAgain && fault.IsSilence => SendResult.After(),
        SendFaultKind.NoAnswer => Later(attempt, fault.Description),
        SendFaultKind.Moved => Moved(attempt, fault),
        SendFaultKind.Unreachable => With(
            attempt, attempt.Kind.WhenUnreachable(attempt.Message), fault, new SendEffect.Unreachable(attempt.ChatId)),
        _ => With(attempt, attempt.Kind.AfterRefusal(attempt.Message, fault), fault),
    };

    /// <summary>The gate has been shut; or it is open, and somebody else goes ahead.</summary>
    private DateTimeOffset WhenWelcome(SendFault fault) =>
        limits.Gate.OpenAt is var opens && opens > context.Now ? opens : context.Now + fault.RetryAfter;

    private DateTimeOffset Later(DateTimeOffset? restsUntil) =>
        restsUntil > context.Now ? restsUntil.Value : context.Now + BehindAnother;

    private SendResult AfterOwnFault(SendAttempt attempt, string kind) =>
        attempt.Attempts + 1 < MostOwnFaults ? Later(attempt, kind) : new SendResult.GivenUp(kind);

    private SendResult Later(SendAttempt attempt, string why) =>
        Backoff.After(attempt.Attempts + 1, Backoff.Chance(), limits.Options) is { } pause
            ? new SendResult.Again(context.Now + pause, attempt.Attempts + 1)
            {
                // This answer was lost as well: look again.
                Instead = attempt.Message with { LookAt = null, FoundAt = null },
            }
            : new SendResult.GivenUp(why);

    private SendResult Moved(SendAttempt attempt, SendFault fault)
    {
        SendEffect[] effects = [new SendEffect.ChatMoved(attempt.ChatId, fault.MovedTo)];
        return attempt.Kind.EndsWithChat ? SendResult.After(effects) : context.AtOnce(attempt) with { Effects = effects };
    }

    private SendResult With(SendAttempt attempt, Remedy remedy, SendFault fault, params SendEffect[] effects) => remedy switch
    {
        Remedy.Instead other => context.AtOnce(attempt) with { Instead = other.Message, Lane = other.Lane, Effects = effects },
        Remedy.Dropped => SendResult.After(effects),
        _ => new SendResult.GivenUp(fault.Description) { Effects = effects },
    };
}
