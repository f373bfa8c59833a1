using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>A step that an affair has taken, and the ways to tell about it.</summary>
/// <param name="Before">The affair before the step.</param>
/// <param name="Affair">The affair as it is now.</param>
public sealed record AnnouncementContext(
    UnitOfWork Work, Home Home, CommunityTerms Terms, Affair Before, Affair Affair, AffairRow Row)
{
    /// <summary>The journal's head before these events: what a lot was drawn from.</summary>
    public required string Seed { get; init; }

    /// <summary>The community's language.</summary>
    public Wording Texts { get; } = Wording.In(Home.Community.Language);

    /// <summary>The community's clock.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Terms.TimeZone);

    /// <summary>A message in the group.</summary>
    public void Tell(string key, params (string Name, object? Value)[] values) => Post(
        new PostMessage(Home.ChatId, Texts.Say(key, Naming(values))) { AffairId = Affair.Id });

    /// <summary>The same, drawn by whoever posts it.</summary>
    public void Post(OutboxMessage message) => Work.Enqueue(Home.ChatId, message);

    /// <summary>A message to one person.</summary>
    public async Task WriteToAsync(PersonId to, string key, params (string Name, object? Value)[] values) =>
        Write(await Work.People.GetAsync(to), key, values);

    /// <summary>One person, in their own language; in the group's where they have to be mentioned there.</summary>
    public void Write(PersonRow person, string key, params (string Name, object? Value)[] values)
    {
        var all = Naming(values);
        var inGroup = new Html($"{person.MentionIn(Texts)}: {Texts.Say(key, all)}");
        if (!person.CanBeWrittenTo)
        {
            Work.Enqueue(Home.ChatId, new PostMessage(Home.ChatId, inGroup) { AffairId = Affair.Id });
            return;
        }

        Work.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, Wording.In(person.Language).Say(key, all))
        {
            AffairId = Affair.Id,
            FallBackChatId = Home.ChatId,
            FallBackHtml = inGroup,
        });
    }

    /// <summary>What the group calls somebody.</summary>
    public async Task<Html> NameAsync(PersonId id) => (await Work.People.GetAsync(id)).NameIn(Texts);

    /// <summary>A moment, written by the community's clock.</summary>
    public Moment At(DateTimeOffset moment) => new(moment, Zone);

    /// <summary>Every text can say which affair it is about.</summary>
    public (string Name, object? Value)[] Naming(params (string Name, object? Value)[] values) =>
        [("number", Affair.Number), ("title", Affair.Title), .. values];
}
