namespace MicroGov.Delivery;

/// <summary>What to do after a failed call.</summary>
internal sealed partial class TelegramSender
{
    /// <summary>A toast or a reaction that comes later than this helps nobody.</summary>
    private const int MostTriesOfSmallThings = 3;

    /// <summary>Until somebody else's try has ended.</summary>
    private static readonly TimeSpan BehindAnother = TimeSpan.FromSeconds(1);

    /// <summary>So many faults of our own on one row are no accident.</summary>
    private const int MostOwnFaults = 5;

    private SendResult After(SendAttempt trip, SendFault fault) => fault.Trouble switch
    {
        SendFaultKind.TooFast => new SendResult.Again(WhenWelcome(fault), trip.Attempts),
        SendFaultKind.Resting => new SendResult.Again(Later(breaker.RestsUntil), trip.Attempts) { WasCalled = false },
        SendFaultKind.NoAnswer when trip.PrefersAGap && trip.Attempts + 1 >= MostTriesOfSmallThings => SendResult.After(),
        SendFaultKind.NoAnswer => Later(trip, fault.Description),
        SendFaultKind.Moved => Move(trip, fault),
        SendFaultKind.Unreachable => Unreachable(trip, fault),
        _ => Refused(trip, fault),
    };

    /// <summary>The doorkeeper has shut the gate; or it is open, and somebody else goes ahead.</summary>
    private DateTimeOffset WhenWelcome(SendFault fault) =>
        gate.OpenAt is var opens && opens > time.GetUtcNow() ? opens : time.GetUtcNow() + fault.RetryAfter;

    private DateTimeOffset Later(DateTimeOffset? restsUntil) =>
        restsUntil > time.GetUtcNow() ? restsUntil.Value : time.GetUtcNow() + BehindAnother;

    private SendResult AfterOwnFault(SendAttempt trip, string kind) =>
        trip.Attempts + 1 < MostOwnFaults ? Later(trip, kind) : new SendResult.GivenUp(kind);

    private SendResult Later(SendAttempt trip, string why)
    {
        return Backoff.After(trip.Attempts + 1, Backoff.Chance(), options) is { } pause
            ? new SendResult.Again(time.GetUtcNow() + pause, trip.Attempts + 1)
            {
                // This answer was lost as well: look again.
                Instead = trip.Message with { LookAt = null, FoundAt = null },
            }
            : new SendResult.GivenUp(why);
    }

    /// <summary>A poll of the old group stays there, where nobody can vote any more.</summary>
    private SendResult Move(SendAttempt trip, SendFault fault)
    {
        SendEffect[] lessons = [new SendEffect.ChatMoved(trip.ChatId, fault.MovedTo)];
        return trip.Message is StopPoll or EditCard ? SendResult.After(lessons) : Now(trip) with { Lessons = lessons };
    }

    private SendResult Unreachable(SendAttempt trip, SendFault fault)
    {
        SendEffect[] lessons = [new SendEffect.Unreachable(trip.ChatId)];
        return trip.Message switch
        {
            PersonalAnswer whisper when NextRoute(whisper) is { } next => Now(trip) with { Instead = next, Lessons = lessons },
            PrivateMessage { FallBackChatId: { } chat, FallBackHtml: { } html } errand => Now(trip) with
            {
                Instead = new PostMessage(chat, html) { AffairId = errand.AffairId, Asks = errand.Asks, Buttons = errand.Buttons },
                Lane = chat,
                Lessons = lessons,
            },
            _ when trip.PrefersAGap || trip.IsCardEdit => SendResult.After(lessons),
            _ => new SendResult.GivenUp(fault.Description) { Lessons = lessons },
        };
    }

    private SendResult Refused(SendAttempt trip, SendFault fault) => trip.Message switch
    {
        React { Otherwise: { } words } => Now(trip) with { Instead = words },
        // Somebody was quicker: they are in, or want in no longer.
        AnswerButton or React or PinCard or UnpinMessage or ApproveJoinRequest => SendResult.After(),
        MarkCardMoved pointer => Now(trip) with { Instead = new PostMessage(pointer.ChatId, pointer.Html) { AffairId = pointer.AffairId } },
        EditAnswer when fault.Says("message is not modified") => SendResult.After(),
        StopPoll when fault.Says("poll has already been closed") || fault.Says("message with poll to stop not found") => SendResult.After(),
        PersonalAnswer whisper when SendAttempt.RouteOf(whisper) == PersonalAnswerRoute.Ephemeral => Now(trip) with { Instead = NextRoute(whisper) },
        // The picture may be gone, or forbidden in this chat; the words still matter.
        PostMessage { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        PersonalAnswer { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        PrivateMessage { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        _ => new SendResult.GivenUp(fault.Description),
    };

    private SendResult.Again Now(SendAttempt trip) => new(time.GetUtcNow(), trip.Attempts);

    /// <summary>The whisper without the way that was just refused.</summary>
    private static PersonalAnswer? NextRoute(PersonalAnswer whisper) => SendAttempt.RouteOf(whisper) switch
    {
        PersonalAnswerRoute.Ephemeral => whisper with { EphemeralReplyTo = null, QueryId = null, MayWhisperAnytime = false },
        PersonalAnswerRoute.Private => whisper with { CanWriteTo = false },
        _ => null,
    };
}
