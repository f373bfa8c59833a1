namespace MicroGov.Delivery;

/// <summary>Which calls were made in the last minute and which are on their way: what the pace is kept by.</summary>
internal sealed class SendHistory(DeliveryOptions options)
{
    private readonly List<DateTimeOffset> overall = [];
    private readonly Dictionary<long, ChatCalls> chats = [];
    private int onTheWay;

    /// <summary>When this attempt may start; the far future when an answer has to come first.</summary>
    public DateTimeOffset Earliest(SendAttempt attempt)
    {
        if (attempt.IsUnmetered)
        {
            return DateTimeOffset.MinValue;
        }

        var chat = chats.GetValueOrDefault(attempt.ChatId) ?? ChatCalls.None;
        return SendRate.Earliest(
            new PastSends(
                attempt.ChatId < 0 && attempt.Kind.Metering == Metering.Message,
                overall, chat.Calls, chat.Messages, onTheWay, chat.OnTheWay)
            {
                CardEditsInChat = attempt.IsCardEdit ? chat.CardEdits : null,
            },
            options);
    }

    public void Left(SendAttempt attempt)
    {
        if (!attempt.IsUnmetered)
        {
            onTheWay++;
            Of(attempt).OnTheWay++;
        }
    }

    public void CameBack(CompletedAttempt back)
    {
        if (back.Attempt.IsUnmetered)
        {
            return;
        }

        onTheWay--;
        var chat = Of(back.Attempt);
        chat.OnTheWay--;
        if (!back.Result.WasCalled)
        {
            return;
        }

        Insert(overall, back.At);
        Insert(chat.Calls, back.At);
        if (back.Attempt.Kind.Metering == Metering.Message)
        {
            Insert(chat.Messages, back.At);
        }

        if (back.Attempt.IsCardEdit)
        {
            Insert(chat.CardEdits, back.At);
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
            if (chat.OnTheWay == 0 && chat.Calls.Count == 0 && chat.Messages.Count == 0)
            {
                chats.Remove(id);
            }
        }
    }

    private ChatCalls Of(SendAttempt attempt)
    {
        if (!chats.TryGetValue(attempt.ChatId, out var chat))
        {
            chats[attempt.ChatId] = chat = new ChatCalls();
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

        public int OnTheWay { get; set; }
    }
}
