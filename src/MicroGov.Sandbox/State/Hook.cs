using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// A set webhook and what has become of its calls (https://core.telegram.org/bots/api#setwebhook). Only touched under the
/// world's lock.
/// </summary>
/// <param name="Secret">"" when none was given.</param>
internal sealed record Hook(Uri Url, string Secret, int MostConnections)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Lane> lanes = [];

    /// <summary>Cancelled when the webhook is deleted or replaced: its calls are cut off.</summary>
    public CancellationTokenSource End { get; } = new();

    public DateTimeOffset? LastErrorAt { get; private set; }

    public string LastError { get; private set; } = "";

    /// <summary>Whether setting this one would change nothing.</summary>
    public bool IsSameAs(Hook? other) =>
        (Url.OriginalString, Secret, MostConnections) == (other?.Url.OriginalString, other?.Secret, other?.MostConnections);

    private int OnTheWay => lanes.Values.Count(lane => lane.IsOnTheWay);

    /// <summary>
    /// The updates to call with now, in order of their ids. What comes from one chat or person goes one at a time and in
    /// order; others overtake it.
    /// </summary>
    public IReadOnlyList<(long Id, JsonObject Update)> Leave(
        IEnumerable<(long Id, JsonObject Update)> waiting, DateTimeOffset now)
    {
        List<(long, JsonObject)> leaving = [];
        HashSet<string> seen = [];
        foreach (var (id, update) in waiting)
        {
            if (OnTheWay == MostConnections)
            {
                break;
            }

            var key = LaneOf(update);
            if (!seen.Add(key))
            {
                continue;
            }

            var lane = lanes.TryGetValue(key, out var known) ? known : lanes[key] = new Lane();
            if (!lane.IsOnTheWay && lane.NotBefore <= now)
            {
                lane.IsOnTheWay = true;
                leaving.Add((id, update));
            }
        }

        return leaving;
    }

    public void Delivered(JsonObject update) => lanes.Remove(LaneOf(update));

    /// <summary>Notes the failure; gives the pause before the next try, twice as long from try to try.</summary>
    public TimeSpan Failed(JsonObject update, string why, DateTimeOffset now)
    {
        (LastErrorAt, LastError) = (now, why);
        var lane = lanes[LaneOf(update)];
        var pause = FirstPause * Math.Pow(2, Math.Min(lane.Failures++, 10));
        pause = pause < LongestPause ? pause : LongestPause;
        (lane.IsOnTheWay, lane.NotBefore) = (false, now + pause);
        return pause;
    }

    /// <summary>As tdlib/telegram-bot-api queues them: by kind of update, and by the chat or the person it comes from.</summary>
    private static string LaneOf(JsonObject update)
    {
        var (kind, payload) = update.First(field => field.Key != "update_id");
        var from = kind is "callback_query" or "poll_answer" or "chat_join_request" ? null : payload?["chat"]?["id"];
        return $"{kind} {from ?? payload?["from"]?["id"] ?? payload?["user"]?["id"] ?? payload?["id"]}";
    }

    private sealed class Lane
    {
        public bool IsOnTheWay { get; set; }

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;

        public int Failures { get; set; }
    }
}
