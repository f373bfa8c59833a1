namespace MicroGov.Pipeline;

/// <summary>What becomes of something that would make the bot speak.</summary>
public enum TalkVerdict
{
    /// <summary>It is done and answered.</summary>
    Heard,

    /// <summary>It is not done, and the person is told so, this once.</summary>
    Refused,

    /// <summary>It is not done, and they have been told already.</summary>
    Dropped,
}

/// <summary>What was decided.</summary>
/// <param name="Turn">How much of what they can do at once is used with this; the more, the later it is answered.</param>
/// <param name="Wait">How long until they are heard again.</param>
public readonly record struct TalkDecision(TalkVerdict Verdict, int Turn, TimeSpan Wait);

/// <summary>
/// How much one person has made the bot say: a bucket that each act fills by one and time empties (the generic cell rate
/// algorithm, whose whole state is one moment). Whoever fills it is told once, and heard again when half of it is free.
/// </summary>
/// <param name="EmptyAt">When all of it will be free.</param>
/// <param name="SilentUntil">Until then nothing of theirs is heard.</param>
public readonly record struct TalkAllowance(DateTimeOffset EmptyAt, DateTimeOffset SilentUntil)
{
    /// <summary>Decides about one more act, and says how it stands after that.</summary>
    public (TalkDecision Decision, TalkAllowance After) Decide(DateTimeOffset now, int atOnce, int perHour)
    {
        var each = TimeSpan.FromHours(1) / perHour;
        var whole = each * atOnce;
        // A clock that was put back must not silence anybody for longer than their own acts did.
        var emptyAt = EmptyAt < now ? now : EmptyAt > now + whole ? now + whole : EmptyAt;
        if (SilentUntil > now && SilentUntil <= now + whole)
        {
            return (new(TalkVerdict.Dropped, atOnce, SilentUntil - now), this with { EmptyAt = emptyAt });
        }

        if (emptyAt + each <= now + whole)
        {
            var after = emptyAt + each;
            return (new(TalkVerdict.Heard, (int)Math.Ceiling((after - now) / each), TimeSpan.Zero), new(after, default));
        }

        var wait = emptyAt - now - (each * (atOnce / 2));
        return (new(TalkVerdict.Refused, atOnce, wait), new(emptyAt, now + wait));
    }
}
