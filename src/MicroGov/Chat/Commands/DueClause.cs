using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary>The words <c>by 3d</c>, <c>by 2026-12-01</c> or <c>by 2026-12-01 18:00</c>, where they stand.</summary>
internal static class DueClause
{
    public static Result<DateTimeOffset?> Take(Turn turn, Words words)
    {
        if (!words.TakeIf("by", "在", "于"))
        {
            return (DateTimeOffset?)null;
        }

        var text = words.Take();
        if (TimeOnly.TryParseExact(words.Peek(), "HH:mm", out _))
        {
            text += " " + words.Take();
        }

        return !Moments.TryRead(text, turn.Session.Now, turn.Zone, out var due) ? turn.NeedsTime()
            : due <= turn.Session.Now ? Reason.InThePast
            : due;
    }
}
