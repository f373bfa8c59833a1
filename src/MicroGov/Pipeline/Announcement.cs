using MicroGov.Core.Lifecycle;

namespace MicroGov.Pipeline;

/// <summary>What is said when something has happened. Few events speak: the card tells the rest.</summary>
public sealed record Announcement(Type Event, Func<AnnouncementContext, AffairEvent, Task> MakeAsync)
{
    /// <summary>For events of this kind.</summary>
    public static Announcement Of<TEvent>(Func<AnnouncementContext, TEvent, Task> make)
        where TEvent : AffairEvent => new(typeof(TEvent), (context, happened) => make(context, (TEvent)happened));

    /// <summary>The same where nothing has to be looked up.</summary>
    public static Announcement Of<TEvent>(Action<AnnouncementContext, TEvent> make)
        where TEvent : AffairEvent => Of<TEvent>((context, happened) =>
        {
            make(context, happened);
            return Task.CompletedTask;
        });
}

/// <summary>
/// Which events speak, to whom: as the features list it. Over an ordinary life the group hears five messages: the card, the
/// poll, its result, the report, the end.
/// </summary>
public sealed class Announcements(IReadOnlyList<Feature> features)
{
    private readonly ILookup<Type, Announcement> byEvent =
        features.SelectMany(feature => feature.Announcements).ToLookup(announcement => announcement.Event);

    private readonly Action<AnnouncementContext>[] after = [.. features.SelectMany(feature => feature.AfterEvents)];

    /// <summary>Event by event, then about all of them.</summary>
    public async Task MakeAsync(AnnouncementContext context, IEnumerable<AffairEvent> events)
    {
        foreach (var happened in events)
        {
            foreach (var announcement in byEvent[happened.GetType()])
            {
                await announcement.MakeAsync(context, happened);
            }
        }

        foreach (var follow in after)
        {
            follow(context);
        }
    }
}
