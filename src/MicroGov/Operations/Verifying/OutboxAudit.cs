using MicroGov.Delivery;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// What is owed to Telegram: which affairs still get a card or a poll; and what should have been sent long ago.
/// </summary>
internal sealed class OutboxAudit
{
    /// <summary>Affairs whose card is on the way.</summary>
    public HashSet<long> Cards { get; } = [];

    /// <summary>Affairs whose poll is on the way.</summary>
    public HashSet<long> Polls { get; } = [];

    public static async Task<OutboxAudit> ReadAsync(
        MicroGovContext db, Findings findings, DateTimeOffset now, CancellationToken ct)
    {
        var owed = new OutboxAudit();
        await foreach (var row in db.Outbox.OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var message = MessageJson.Read(row.Message);
            var where = $"outbox row {row.Id} ({NameOf(message)})";
            if (row.GivenUp is not null)
            {
                // Why is Telegram's sentence, and may quote a resident's.
                findings.Add(where, $"was given up after {row.Attempts} lost answers");
                continue;
            }

            if (row.NotBefore < now - StuckAudit.Late)
            {
                findings.Add(where, $"should have been sent at {row.NotBefore:u}");
            }

            if (message is { AffairId: { } affair })
            {
                (message is PostCard ? owed.Cards : message is PostPoll ? owed.Polls : []).Add(affair);
            }
        }

        return owed;
    }

    private static string NameOf(OutboxMessage? message) => message switch
    {
        null => "of a kind that only a newer version knows",
        Unreadable => "unreadable",
        _ => message.GetType().Name,
    };
}
