using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>What a feature needs to handle an update by itself.</summary>
public sealed record UpdateContext(UnitOfWork Work, PeopleDirectory People, ActPipeline Acts);

/// <summary>One kind of update that a feature handles by itself.</summary>
public sealed record UpdateHandler(Type Kind, Func<UpdateContext, Incoming, Task> RunAsync)
{
    /// <summary>For updates of this kind.</summary>
    public static UpdateHandler Of<TIncoming>(Func<UpdateContext, TIncoming, Task> run)
        where TIncoming : Incoming => new(typeof(TIncoming), (context, incoming) => run(context, (TIncoming)incoming));
}

/// <summary>Reads ahead, in sets, what a feature needs to know for a whole batch of updates. It only saves time.</summary>
public delegate Task ReadAhead(UnitOfWork work, IReadOnlyCollection<Incoming> batch);

/// <summary>The numbers of the affairs of this person's community that wait for them.</summary>
public delegate Task<IReadOnlyList<int>> WaitingAffairs(CommandContext context);
