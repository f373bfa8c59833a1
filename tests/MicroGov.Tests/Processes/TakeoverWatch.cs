using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>
/// Sees in what the group gets when sender and clock work again after a leader fell out, and how late things came at worst.
/// </summary>
internal sealed class TakeoverWatch
{
    private readonly Street street;
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset At, string Text)> sent = [];

    public TakeoverWatch(Street street)
    {
        this.street = street;
        street.World.Happened += Note;
    }

    /// <summary>The first message of the bot after this moment.</summary>
    public DateTimeOffset FirstSent(DateTimeOffset after) =>
        Sent().Where(message => message.At > after).Min(message => message.At);

    /// <summary>
    /// The first affair that was seen to lapse after this moment, although it fell due after <paramref name="fell"/>.
    /// </summary>
    public DateTimeOffset? FirstLapse(Crowd crowd, DateTimeOffset fell, DateTimeOffset after) => Lapses(crowd)
        .Where(lapse => lapse.At > after && lapse.Due > fell).Select(lapse => (DateTimeOffset?)lapse.At).Min();

    /// <summary>How long after its time the latest affair was seen to lapse.</summary>
    public TimeSpan WorstLapse(Crowd crowd) => Lapses(crowd).Max(lapse => lapse.At - lapse.Due);

    private IEnumerable<(DateTimeOffset At, DateTimeOffset Due)> Lapses(Crowd crowd) =>
        from message in Sent()
        where message.Text.StartsWith('#')
        let number = int.Parse(
            message.Text[1..message.Text.IndexOf(' ', StringComparison.Ordinal)],
            System.Globalization.CultureInfo.InvariantCulture)
        where TeamReckoning.Lapses(number, message.Text)
        select (message.At, crowd.RaisedAt[number] + Team.SecondWithin);

    private List<(DateTimeOffset At, string Text)> Sent()
    {
        lock (gate)
        {
            return [.. sent];
        }
    }

    private void Note(SandboxEvent news)
    {
        if (
            news is { Kind: SandboxEventKind.Sent, Message: { FromBot: true, Service: false } message }
            && news.ChatId == street.Group)
        {
            lock (gate)
            {
                sent.Add((street.World.Clock.Now, message.Text));
            }
        }
    }
}
