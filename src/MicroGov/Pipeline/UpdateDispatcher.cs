using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>Handles one update inside the transaction it will be committed with.</summary>
public sealed class UpdateDispatcher(
    FeatureSet features, MessageUpdates messages, ButtonUpdates buttons, MembershipUpdates memberships, GroupDirectory groups,
    ActPipeline acts)
{
    /// <summary>Several, in the order in which they came.</summary>
    public async Task HandleAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        await BatchPrefetch.FetchAsync(work, batch, features);
        foreach (var incoming in batch)
        {
            (work.Updates.CurrentId, work.Updates.IsKept) = (incoming.UpdateId, incoming is PollAnswered { IsKept: true });
            work.Deferral = null;
            await HandleAsync(work, incoming);
        }
    }

    private Task HandleAsync(UnitOfWork work, Incoming incoming) => incoming switch
    {
        MessageReceived written => messages.HearAsync(work, written),
        ButtonPressed pressed => buttons.PressAsync(work, pressed),
        BotMembershipChanged standing => memberships.StandAsync(work, standing),
        MembershipChanged member => memberships.MeetAsync(work, member),
        ChatMigrated migrated => MembershipUpdates.MigrateAsync(work, migrated),
        _ => features.Updates.TryGetValue(incoming.GetType(), out var handler)
            ? handler.RunAsync(new(work, groups, acts), incoming)
            : Task.CompletedTask,
    };

    /// <summary>The affair that an update is about, as far as its raw fields tell; null when they tell of none.</summary>
    public async Task<long?> AffairOfAsync(UnitOfWork work, UpdateOrigin origin) =>
        origin.ButtonData is { } data ? features.Buttons.AffairOf(data) is not 0 and var id ? id : null
        : origin.PollId is { } poll ? (await work.Polls.FindAsync(poll))?.AffairId
        : null;
}
