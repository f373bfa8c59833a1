using System.Diagnostics.Metrics;

namespace MicroGov.Telemetry;

/// <summary>
/// What the service counts of itself, for an operator's graphs. Numbers only: no chat, no person, no text is ever a label.
/// </summary>
public sealed class ServiceMetrics : IDisposable
{
    /// <summary>The meter's name, for whoever collects it.</summary>
    public const string Name = "MicroGov";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> updates;
    private readonly Counter<long> commits;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> answered;
    private readonly Counter<long> tooMany;
    private readonly Counter<long> deadLetters;

    public ServiceMetrics()
    {
        updates = meter.CreateCounter<long>("microgov.updates", description: "Updates that have had their effect.");
        commits = meter.CreateCounter<long>("microgov.commits", description: "Transactions that took updates in.");
        batchSize = meter.CreateHistogram<int>("microgov.batch.size", description: "Updates that shared a transaction.");
        answered = meter.CreateHistogram<double>(
            "microgov.answer.duration", "s", "From an update's arrival until its answer is at Telegram.");
        tooMany = meter.CreateCounter<long>("microgov.telegram.too_many_requests", description: "How often Telegram said 429.");
        deadLetters = meter.CreateCounter<long>("microgov.dead_letters", description: "Updates that failed alone three times.");
    }

    /// <summary>What is owed and late, as it was last looked up.</summary>
    public QueueDepths Backlogs { get; set; }

    /// <summary>A batch has been committed.</summary>
    public void Took(int count)
    {
        updates.Add(count);
        commits.Add(1);
        batchSize.Record(count);
    }

    /// <summary>An answer has reached Telegram.</summary>
    /// <param name="took">Since the update that it answers was taken.</param>
    public void Answered(TimeSpan took) => answered.Record(took.TotalSeconds);

    public void Refused429() => tooMany.Add(1);

    public void Buried(int count) => deadLetters.Add(count);

    /// <summary>Call once there is somebody who looks <see cref="Backlogs"/> up.</summary>
    public void ShowBacklogs()
    {
        meter.CreateObservableGauge("microgov.outbox.depth", () => Backlogs.Owed, description: "Calls still owed to Telegram.");
        meter.CreateObservableGauge(
            "microgov.outbox.age",
            () => Backlogs.Oldest.TotalSeconds,
            "s",
            "For how long the oldest of them might have been made.");
        meter.CreateObservableGauge(
            "microgov.deadlines.late", () => Backlogs.LateDeadlines, description: "Deadlines due for more than a minute.");
    }

    public void Dispose() => meter.Dispose();
}

/// <summary>What waits in the database.</summary>
public readonly record struct QueueDepths(int Owed, TimeSpan Oldest, int LateDeadlines);
