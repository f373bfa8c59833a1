namespace MicroGov.Sandbox;

/// <summary>
/// How fast a bot may send (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): about 30
/// messages a second overall, one a second in a chat with short bursts, 20 a minute in a group. Edits count as well.
/// </summary>
internal sealed class Pacing
{
    private const int OverallPerSecond = 30;
    private const int GroupPerMinute = 20;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _overall = new();
    private readonly Dictionary<long, ChatPace> _chats = [];

    /// <summary>Counts one send, or says after how many whole seconds it would be welcome.</summary>
    /// <param name="burst">How many messages a chat takes in a row before one a second holds.</param>
    public int? Refuses(long chatId, DateTimeOffset now, int burst)
    {
        Forget(_overall, now - Second);
        var pace = _chats.TryGetValue(chatId, out var known) ? known : _chats[chatId] = new ChatPace { At = now, Tokens = burst };
        pace.Tokens = Math.Min(burst, pace.Tokens + (now - pace.At).TotalSeconds);
        pace.At = now;
        Forget(pace.Sent, now - Minute);

        TimeSpan[] waits =
        [
            _overall.Count >= OverallPerSecond ? _overall.Peek() + Second - now : TimeSpan.Zero,
            pace.Tokens < 1 ? TimeSpan.FromSeconds(1 - pace.Tokens) : TimeSpan.Zero,
            chatId < 0 && pace.Sent.Count >= GroupPerMinute ? pace.Sent.Peek() + Minute - now : TimeSpan.Zero,
        ];
        if (waits.Max() is var wait && wait > TimeSpan.Zero)
        {
            return Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        }

        _overall.Enqueue(now);
        pace.Sent.Enqueue(now);
        pace.Tokens--;
        return null;
    }

    private static void Forget(Queue<DateTimeOffset> sent, DateTimeOffset until)
    {
        while (sent.TryPeek(out var first) && first <= until)
        {
            sent.Dequeue();
        }
    }

    private sealed class ChatPace
    {
        public double Tokens { get; set; }

        public DateTimeOffset At { get; set; }

        public Queue<DateTimeOffset> Sent { get; } = new();
    }
}
