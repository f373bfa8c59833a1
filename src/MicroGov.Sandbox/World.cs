using System.Globalization;
using System.Text.RegularExpressions;

namespace MicroGov.Sandbox;

/// <summary>
/// Telegram in miniature: people, chats, messages and one bot. People act through these methods, the bot through the
/// Bot API (<see cref="SandboxServer"/>). Everything happens under one lock; nothing is told or awaited inside it.
/// </summary>
public sealed partial class SandboxWorld
{
    /// <summary>The bot's token unless another is given.</summary>
    public const string DefaultToken = "42:SANDBOX-TOKEN-0000000000000000000000";

    private readonly Lock _gate = new();
    private readonly List<SandboxEvent> _news = [];
    private readonly Dictionary<long, SandboxPerson> _people = [];
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly long _idBase;
    private int _depth;
    private int _made;
    private long _version;

    public SandboxWorld(SandboxClock clock, string botUsername = "MicroGovBot", string botToken = DefaultToken)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(botToken);
        if (!TokenShape().IsMatch(botToken))
        {
            throw new ArgumentException("A token looks like 42:thirty-or-more-letters.", nameof(botToken));
        }

        Clock = clock;
        BotUsername = botUsername;
        BotToken = botToken;
        BotId = long.Parse(botToken.AsSpan(0, botToken.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        var started = clock.Now.ToUnixTimeSeconds();
        // Ids grow from the second the world began, so that worlds begun at different times share none.
        _idBase = started % 500_000_000 * 20;
        Updates = new UpdateQueue(started);
        Faults = new SandboxFaults(this);
        clock.Moved += () => Change(() => Tell(new SandboxEvent(SandboxEventKind.ClockMoved)));
    }

    public SandboxClock Clock { get; }

    public string BotToken { get; private set; }

    /// <summary>@BotFather's <c>/revoke</c>: the bot stays who it is, and only the new token works from now on.</summary>
    public void RevokeToken()
    {
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(18);
        BotToken = $"{BotToken.Split(':')[0]}:{Convert.ToHexStringLower(secret)[..35]}";
    }

    public long BotId { get; }

    public string BotUsername { get; }

    /// <summary>Tells what happened, after the fact and outside the world's lock, in order per thread.</summary>
    public event Action<SandboxEvent>? Happened;

    internal UpdateQueue Updates { get; }

    internal DateTimeOffset Now => Clock.Now;

    internal IReadOnlyDictionary<long, Chat> Chats => _chats;

    internal IReadOnlyDictionary<long, SandboxPerson> People => _people;

    /// <summary>Grows with every event; the page asks for the view again when it does.</summary>
    internal long Version => Interlocked.Read(ref _version);

    internal long NewId() => _idBase + ++_made;

    internal void Tell(SandboxEvent news) => _news.Add(news);

    internal void Change(Action act) => Change(() =>
    {
        act();
        return true;
    });

    /// <summary>Does something under the lock, then tells the news it made.</summary>
    internal T Change<T>(Func<T> act)
    {
        List<SandboxEvent> news = [];
        try
        {
            lock (_gate)
            {
                _depth++;
                try
                {
                    return act();
                }
                finally
                {
                    if (--_depth == 0)
                    {
                        news.AddRange(_news);
                        _news.Clear();
                        _version += news.Count;
                    }
                }
            }
        }
        finally
        {
            foreach (var one in news)
            {
                Happened?.Invoke(one);
            }
        }
    }

    /// <summary>Tells the page that the host made new chats and the old ones are gone from view.</summary>
    internal void HideChats(IEnumerable<long> ids) => Change(() =>
    {
        foreach (var id in ids)
        {
            _chats[id].Hidden = true;
        }

        Tell(new SandboxEvent(SandboxEventKind.Restarted));
    });

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]{30,}$")]
    private static partial Regex TokenShape();
}
