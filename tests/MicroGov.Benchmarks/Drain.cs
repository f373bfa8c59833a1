using System.Diagnostics;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// One message to each of many people at Telegram's pace (https://core.telegram.org/bots/faq: 30 a second): from the first
/// send until the last, as the other end of the wire sees it, and what a server that enforces the limit would have refused.
/// </summary>
internal static class Drain
{
    private const int PerSecond = 30;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(int messages, int rounds)
    {
        var table = new Table().AddColumns(
            "Round",
            "Service",
            "Raw loop",
            "Raw ÷ service",
            "÷ 30 a second",
            "Service too fast",
            "Raw too fast",
            "All arrived",
            "Processor");
        var least = Second * (messages - 1) / PerSecond;
        var good = true;
        for (var round = 1; round <= rounds; round++)
        {
            var (raw, rawTooFast) = await RawAsync(messages);
            var (took, tooFast, arrived, processor) = await ServedAsync(messages);
            good &= arrived && tooFast == 0;
            table.AddRow(
                $"{round}",
                $"{took.TotalSeconds:0.00} s",
                $"{raw.TotalSeconds:0.00} s",
                $"{raw / took:0.000}",
                $"{took / least:0.000}",
                $"{tooFast}",
                $"{rawTooFast}",
                arrived ? "yes" : "NO",
                $"{processor.TotalSeconds:0.0} s");
        }

        AnsiConsole.MarkupLine(
            $"[bold]{messages:N0} messages to {messages:N0} chats[/]; 30 a second allows {least.TotalSeconds:0.00} s");
        AnsiConsole.Write(table);
        return good ? 0 : 1;
    }

    private static async Task<(TimeSpan Took, int TooFast, bool Arrived, TimeSpan Processor)> ServedAsync(int messages)
    {
        await using var town = await OwingAsync(messages);
        await using var hose = await Hose.OpenAsync();
        using var sends = new Sends(hose, messages);
        using var service = Service.Start(hose.Address, town.DatabaseFile);
        await sends.All;
        return (sends.Took, sends.TooFast, sends.Chats == messages, service.ProcessorTime);
    }

    private static async Task<(TimeSpan Took, int TooFast)> RawAsync(int messages)
    {
        await using var town = await OwingAsync(messages);
        await using var hose = await Hose.OpenAsync();
        using var sends = new Sends(hose, messages);
        await RawDrain.RunAsync(town.DatabaseFile, hose.Address, PerSecond);
        await sends.All;
        return (sends.Took, sends.TooFast);
    }

    /// <summary>A database that owes each of its people one message.</summary>
    private static async Task<Town> OwingAsync(int messages)
    {
        var town = await Town.BuildAsync(messages, votes: 0);
        await town.Database.WriteAsync(
            async db =>
            {
                var people = await db.People.Select(person => person.TelegramId).ToListAsync();
                db.Outbox.AddRange(people.Select(id => new OutboxRow
                {
                    Lane = id,
                    Message = new PrivateMessage(id, new("The water is turned off tomorrow.")).ToJson(),
                    NotBefore = TimeProvider.System.GetUtcNow(),
                }));
                return true;
            },
            CancellationToken.None);
        return town;
    }

    /// <summary>Notes when each message arrived.</summary>
    private sealed class Sends : IDisposable
    {
        private readonly Hose hose;
        private readonly int expected;
        private readonly Lock gate = new();
        private readonly List<long> times = [];
        private readonly HashSet<long> chats = [];
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Sends(Hose hose, int expected)
        {
            (this.hose, this.expected) = (hose, expected);
            hose.Called += Note;
        }

        public Task All => all.Task;

        public TimeSpan Took => Stopwatch.GetElapsedTime(times[0], times[^1]);

        public int Chats => chats.Count;

        /// <summary>How many came within a second of the thirtieth before them.</summary>
        public int TooFast => Enumerable.Range(PerSecond, times.Count - PerSecond)
            .Count(index => Stopwatch.GetElapsedTime(times[index - PerSecond], times[index]) < Second);

        public void Dispose() => hose.Called -= Note;

        private void Note(Call call)
        {
            if (!call.Method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            lock (gate)
            {
                times.Add(Stopwatch.GetTimestamp());
                chats.Add(call.Body.GetProperty("chat_id").GetInt64());
                if (times.Count == expected)
                {
                    all.TrySetResult();
                }
            }
        }
    }
}
