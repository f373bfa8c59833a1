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
/// <param name="RecentActs">How many of their acts were heard lately; the more, the later this one is answered.</param>
/// <param name="Wait">How long until they are heard again.</param>
public readonly record struct TalkDecision(TalkVerdict Verdict, int RecentActs, TimeSpan Wait);

/// <summary>How much one person can make the bot say.</summary>
/// <param name="AtOnce">However fast it comes.</param>
/// <param name="PerHour">In the long run.</param>
/// <param name="FirstPerMinute">So many a minute do not count as much.</param>
public readonly record struct TalkLimits(int AtOnce, int PerHour, int FirstPerMinute);

/// <summary>
/// How much one person has made the bot say: a bucket that each act fills by one and time empties (the generic cell rate
/// algorithm, whose whole state is one moment). Whoever fills it is told once, and heard again when half of it is free. A second,
/// quicker one tells who goes on and on, so that a group is not theirs alone long before the first is full.
/// </summary>
/// <param name="EmptyAt">When all of it will be free.</param>
/// <param name="CalmAt">When nothing of theirs will be lately any more.</param>
/// <param name="SilentUntil">Until then nothing of theirs is heard.</param>
public readonly record struct TalkAllowance(DateTimeOffset EmptyAt, DateTimeOffset CalmAt, DateTimeOffset SilentUntil)
{
    /// <summary>Decides about one more act, and says how it stands after that.</summary>
    public (TalkDecision Decision, TalkAllowance After) Decide(DateTimeOffset now, TalkLimits limits)
    {
        var each = TimeSpan.FromHours(1) / limits.PerHour;
        var whole = each * limits.AtOnce;
        var emptyAt = Within(EmptyAt, now, whole);
        if (SilentUntil > now && SilentUntil <= now + whole)
        {
            return (new(TalkVerdict.Dropped, limits.AtOnce, SilentUntil - now), this with { EmptyAt = emptyAt });
        }

        if (emptyAt + each > now + whole)
        {
            var wait = emptyAt - now - (each * (limits.AtOnce / 2));
            return (new(TalkVerdict.Refused, limits.AtOnce, wait), this with { EmptyAt = emptyAt, SilentUntil = now + wait });
        }

        var calm = TimeSpan.FromMinutes(1) / limits.FirstPerMinute;
        var calmAt = Within(CalmAt, now, calm * limits.AtOnce) + calm;
        return (
            new(TalkVerdict.Heard, (int)Math.Ceiling((calmAt - now) / calm), TimeSpan.Zero),
            new(emptyAt + each, calmAt, default));
    }

    /// <summary>A clock that was put back must not hold anybody up for longer than their own acts did.</summary>
    private static DateTimeOffset Within(DateTimeOffset moment, DateTimeOffset now, TimeSpan most) =>
        moment < now ? now : moment > now + most ? now + most : moment;
}
