namespace MicroGov.Delivery;

/// <summary>Which calls were made in the last minute and which are on their way: what the pace is kept by.</summary>
internal sealed class SendHistory(DeliveryOptions options)
{
    private readonly List<DateTimeOffset> overall = [];
    private readonly Dictionary<long, ChatCalls> chats = [];
    private int onTheWay;
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>Until then all of it may be used up by calls of an earlier leader that nobody here has seen.</summary>
    private DateTimeOffset quietUntil = DateTimeOffset.MinValue;

    /// <summary>When this attempt may start; the far future when an answer has to come first.</summary>
    public DateTimeOffset Earliest(SendAttempt attempt)
    {
        if (attempt.IsUnmetered)
        {
            return DateTimeOffset.MinValue;
        }

        var chat = chats.GetValueOrDefault(attempt.ChatId) ?? ChatCalls.None;
        var earliest = SendRate.Earliest(
            new PastSends(
                attempt.ChatId < 0 && attempt.Kind.Metering == Metering.Message,
                overall, chat.Calls, chat.Messages, onTheWay, chat.OnTheWay)
            {
                CardEditsInChat = attempt.IsCardEdit || attempt.IsDeferred ? chat.CardEdits : null,
                DeferredInChat = attempt.IsDeferred ? chat.Deferred : null,
            },
            options);
        return earliest > quietUntil ? earliest : quietUntil;
    }

    /// <summary>
    /// Goes on where an earlier leader ended. Nobody knows when its calls that were on their way arrived: they count from now in
    /// their groups. Of the seconds of single chats nothing is stored, so nobody is called before the last of them is over.
    /// </summary>
    public void Resume(IReadOnlyList<SendWindow> windows, DateTimeOffset now)
    {
        foreach (var window in windows.Where(window => window.ChatId != SendWindow.AllChats))
        {
            foreach (var call in window.Calls.Concat(Enumerable.Repeat(now, window.OnTheWay)))
            {
                // Its clock may have been ahead.
                Insert(Of(window.ChatId).Messages, Earlier(call, now));
            }
        }

        if (windows.FirstOrDefault(window => window.ChatId == SendWindow.AllChats) is { } all)
        {
            // Those on their way had left by then, and arrived within a second.
            var latest = all.OnTheWay > 0 ? all.At + SendRate.Second : all.Calls is [.., var newest] ? newest : default;
            last = Earlier(latest, now);
            quietUntil = last + SendRate.Second + SendRate.Margin;
        }
    }

    /// <summary>What whoever leads next has to know of the chats of these attempts, and of all chats together.</summary>
    public IReadOnlyList<SendWindow> WindowsOf(IEnumerable<SendAttempt> attempts, DateTimeOffset now)
    {
        var metered = attempts.Where(attempt => !attempt.IsUnmetered).Select(attempt => attempt.ChatId).ToHashSet();
        var groups = metered.Where(id => id < 0).Select(id => (Id: id, Calls: chats.GetValueOrDefault(id) ?? ChatCalls.None));
        return metered.Count == 0 ? [] :
        [
            new(SendWindow.AllChats, last == DateTimeOffset.MinValue ? [] : [last], onTheWay, now),
            .. groups.Select(group => new SendWindow(group.Id, group.Calls.Messages, group.Calls.OnTheWay, now)),
        ];
    }

    public void Left(SendAttempt attempt)
    {
        if (!attempt.IsUnmetered)
        {
            onTheWay++;
            Of(attempt.ChatId).OnTheWay++;
        }
    }

    public void CameBack(CompletedAttempt back)
    {
        if (back.Attempt.IsUnmetered)
        {
            return;
        }

        onTheWay--;
        var chat = Of(back.Attempt.ChatId);
        chat.OnTheWay--;
        if (!back.Result.WasCalled)
        {
            return;
        }

        last = back.At > last ? back.At : last;
        Insert(overall, back.At);
        Insert(chat.Calls, back.At);
        if (back.Attempt.Kind.Metering == Metering.Message)
        {
            Insert(chat.Messages, back.At);
        }

        var isDeferred = back.Attempt is { IsDeferred: true, Kind.Metering: Metering.Message };
        if (back.Attempt.IsCardEdit || isDeferred)
        {
            Insert(chat.CardEdits, back.At);
        }

        if (isDeferred)
        {
            Insert(chat.Deferred, back.At);
        }
    }

    /// <summary>Forgets what no window reaches any more.</summary>
    public void Forget(DateTimeOffset now)
    {
        Drop(overall, now - SendRate.Second - SendRate.Margin);
        foreach (var (id, chat) in chats)
        {
            Drop(chat.Calls, now - SendRate.Second - SendRate.Margin);
            Drop(chat.Messages, now - SendRate.Minute - SendRate.Margin);
            Drop(chat.CardEdits, now - SendRate.Minute - SendRate.Margin);
            Drop(chat.Deferred, now - SendRate.Minute - SendRate.Margin);
            if (chat.OnTheWay == 0 && chat.Calls.Count == 0 && chat.Messages.Count == 0)
            {
                chats.Remove(id);
            }
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private ChatCalls Of(long chatId)
    {
        if (!chats.TryGetValue(chatId, out var chat))
        {
            chats[chatId] = chat = new ChatCalls();
        }

        return chat;
    }

    /// <summary>Answers of calls that ran at the same time may be seen out of order.</summary>
    private static void Insert(List<DateTimeOffset> times, DateTimeOffset at)
    {
        var place = times.Count;
        while (place > 0 && times[place - 1] > at)
        {
            place--;
        }

        times.Insert(place, at);
    }

    private static void Drop(List<DateTimeOffset> times, DateTimeOffset until)
    {
        var old = 0;
        while (old < times.Count && times[old] <= until)
        {
            old++;
        }

        times.RemoveRange(0, old);
    }

    private sealed class ChatCalls
    {
        public static readonly ChatCalls None = new();

        public List<DateTimeOffset> Calls { get; } = [];

        public List<DateTimeOffset> Messages { get; } = [];

        public List<DateTimeOffset> CardEdits { get; } = [];

        public List<DateTimeOffset> Deferred { get; } = [];

        public int OnTheWay { get; set; }
    }
}
