using System.Linq.Expressions;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Rows;

/// <summary>When the clock should act. An index over what the state says, not a decision.</summary>
public sealed class DeadlineRow
{
    private static readonly string[] KnownKinds = Enum.GetNames<DeadlineKind>();

    private static readonly string[] KindsOfEach = [.. AffairDeadlines.OfEach.Select(kind => kind.ToString())];

    /// <summary>
    /// What this version can decide. Deadlines of other kinds, or about other things, are a newer replica's: they are left to it.
    /// </summary>
    public static readonly Expression<Func<DeadlineRow, bool>> IsKnown = row =>
        EF.Parameter(KnownKinds).Contains(row.Kind) && (row.Subject == 0 || EF.Parameter(KindsOfEach).Contains(row.Kind));

    public long AffairId { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>What of the affair it is about, as a number; <see cref="DeadlineSubject"/>.</summary>
    public int Subject { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What an affair awaits, as it is stored.</summary>
    public static DeadlineRow Of(long affairId, Deadline awaited) =>
        new() { AffairId = affairId, Kind = awaited.Kind.ToString(), Subject = awaited.Subject.Number, At = awaited.At };
}
