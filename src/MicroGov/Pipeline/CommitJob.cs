using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>What is to be decided and committed in one transaction.</summary>
/// <param name="DecideAsync">Writes into the unit of work, which is saved afterwards. It may be run several times.</param>
public sealed record CommitJob(Func<UnitOfWork, Task> DecideAsync)
{
    /// <summary>Only the elected replica may commit it.</summary>
    public bool AsLeader { get; init; }

    /// <summary>How many updates have had their effect with it.</summary>
    public int Updates { get; init; }

    /// <summary>
    /// Counts the answers that a vote which is to end must wait for. It is given what completes when calls have come back since
    /// the look that found them kept.
    /// </summary>
    public Func<Task, CancellationToken, Task> WhenPollInDoubtAsync { get; init; } = (_, _) => Task.CompletedTask;
}
