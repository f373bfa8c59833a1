using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Work;

/// <summary>The words <c>by 3d</c>, <c>by 2026-12-01</c> or <c>by 2026-12-01 18:00</c>, where they stand.</summary>
internal static class DueClause
{
    public static Result<DateTimeOffset?> Take(CommandContext context, ArgumentReader words)
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

        return !Moments.TryRead(text, context.Work.Now, context.Zone, out var due) ? context.NeedsTime()
            : due <= context.Work.Now ? Reason.InThePast
            : due;
    }
}
