namespace MicroGov.Delivery;

/// <summary>What to do after a failed call.</summary>
internal sealed partial class Courier
{
    /// <summary>A toast or a reaction that comes later than this helps nobody.</summary>
    private const int MostTriesOfSmallThings = 3;

    /// <summary>Until somebody else's try has ended.</summary>
    private static readonly TimeSpan BehindAnother = TimeSpan.FromSeconds(1);

    /// <summary>So many faults of our own on one row are no accident.</summary>
    private const int MostOwnFaults = 5;

    private Outcome After(Trip trip, Fault fault) => fault.Trouble switch
    {
        Trouble.TooFast => new Outcome.Again(WhenWelcome(fault), trip.Attempts),
        Trouble.Resting => new Outcome.Again(Later(breaker.RestsUntil), trip.Attempts) { WasCalled = false },
        Trouble.NoAnswer when trip.PrefersAGap && trip.Attempts + 1 >= MostTriesOfSmallThings => Outcome.After(),
        Trouble.NoAnswer => Later(trip, fault.Description),
        Trouble.Moved => Move(trip, fault),
        Trouble.Unreachable => Unreachable(trip, fault),
        _ => Refused(trip, fault),
    };

    /// <summary>The doorkeeper has shut the gate; or it is open, and somebody else goes ahead.</summary>
    private DateTimeOffset WhenWelcome(Fault fault) =>
        gate.OpenAt is var opens && opens > time.GetUtcNow() ? opens : time.GetUtcNow() + fault.RetryAfter;

    private DateTimeOffset Later(DateTimeOffset? restsUntil) =>
        restsUntil > time.GetUtcNow() ? restsUntil.Value : time.GetUtcNow() + BehindAnother;

    private Outcome AfterOwnFault(Trip trip, string kind) =>
        trip.Attempts + 1 < MostOwnFaults ? Later(trip, kind) : new Outcome.GivenUp(kind);

    private Outcome Later(Trip trip, string why)
    {
        return Backoff.After(trip.Attempts + 1, Backoff.Chance(), options) is { } pause
            ? new Outcome.Again(time.GetUtcNow() + pause, trip.Attempts + 1)
            {
                // This answer was lost as well: look again.
                Instead = trip.Errand with { LookAt = null, FoundAt = null },
            }
            : new Outcome.GivenUp(why);
    }

    /// <summary>A poll of the old group stays there, where nobody can vote any more.</summary>
    private Outcome Move(Trip trip, Fault fault)
    {
        Lesson[] lessons = [new Lesson.ChatMoved(trip.ChatId, fault.MovedTo)];
        return trip.Errand is StopPoll or EditCard ? Outcome.After(lessons) : Now(trip) with { Lessons = lessons };
    }

    private Outcome Unreachable(Trip trip, Fault fault)
    {
        Lesson[] lessons = [new Lesson.Unreachable(trip.ChatId)];
        return trip.Errand switch
        {
            Whisper whisper when NextRoute(whisper) is { } next => Now(trip) with { Instead = next, Lessons = lessons },
            WriteTo { FallBackChatId: { } chat, FallBackHtml: { } html } errand => Now(trip) with
            {
                Instead = new Post(chat, html) { AffairId = errand.AffairId, Asks = errand.Asks, Buttons = errand.Buttons },
                Lane = chat,
                Lessons = lessons,
            },
            _ when trip.PrefersAGap || trip.IsCardEdit => Outcome.After(lessons),
            _ => new Outcome.GivenUp(fault.Description) { Lessons = lessons },
        };
    }

    private Outcome Refused(Trip trip, Fault fault) => trip.Errand switch
    {
        React { Otherwise: { } words } => Now(trip) with { Instead = words },
        // Somebody was quicker: they are in, or want in no longer.
        AnswerPress or React or PinCard or Unpin or LetIn => Outcome.After(),
        LeavePointer pointer => Now(trip) with { Instead = new Post(pointer.ChatId, pointer.Html) { AffairId = pointer.AffairId } },
        EditAnswer when fault.Says("message is not modified") => Outcome.After(),
        StopPoll when fault.Says("poll has already been closed") || fault.Says("message with poll to stop not found") => Outcome.After(),
        Whisper whisper when Trip.RouteOf(whisper) == WhisperRoute.Ephemeral => Now(trip) with { Instead = NextRoute(whisper) },
        // The picture may be gone, or forbidden in this chat; the words still matter.
        Post { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        Whisper { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        WriteTo { Photo: not null } errand => Now(trip) with { Instead = errand with { Photo = null } },
        _ => new Outcome.GivenUp(fault.Description),
    };

    private Outcome.Again Now(Trip trip) => new(time.GetUtcNow(), trip.Attempts);

    /// <summary>The whisper without the way that was just refused.</summary>
    private static Whisper? NextRoute(Whisper whisper) => Trip.RouteOf(whisper) switch
    {
        WhisperRoute.Ephemeral => whisper with { EphemeralReplyTo = null, QueryId = null, MayWhisperAnytime = false },
        WhisperRoute.Private => whisper with { CanWriteTo = false },
        _ => null,
    };
}
