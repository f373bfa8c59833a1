using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>Reminders go to those who are missing: in private where they can be reached, else by a mention.</summary>
internal sealed class VoterReminders(UnitOfWork session, Home home, Wording texts, TimeZoneInfo zone)
{
    /// <summary>More mentions than this in one message read as noise, and Telegram does not deliver them all.</summary>
    private const int MostMentions = 20;

    /// <summary>Those we have met in the group who have no ballot yet.</summary>
    public async Task RemindVotersAsync(Affair affair)
    {
        var missing = await MissingVoters.OfAsync(session, home, affair, affair.Vote!);
        (string, object?)[] values =
            [("number", affair.Number), ("title", affair.Title), ("until", new Moment(affair.Vote!.Until, zone))];
        foreach (var person in missing.Where(person => person.CanBeWrittenTo))
        {
            Write(session, home, person, affair, texts, "nudge.vote", values);
        }

        var mentioned = missing.Where(person => !person.CanBeWrittenTo).Take(MostMentions).ToList();
        if (mentioned.Count > 0)
        {
            var names = new Html(string.Join(' ', mentioned.Select(person => Html.Mention(person.TelegramId, person.Name).Value)));
            session.Enqueue(
                home.ChatId,
                new PostMessage(home.ChatId, texts.Say("nudge.vote.group", [.. values, ("names", names)]).Value) { AffairId = affair.Id });
        }
    }

    /// <summary>One person, in their own language; in the group's where they have to be mentioned there.</summary>
    public static void Write(
        UnitOfWork session, Home home, PersonRow person, Affair affair, Wording groupTexts, string key,
        (string Name, object? Value)[] values)
    {
        var inGroup = new Html($"{person.MentionIn(groupTexts)}: {groupTexts.Say(key, values)}");
        if (!person.CanBeWrittenTo)
        {
            session.Enqueue(home.ChatId, new PostMessage(home.ChatId, inGroup.Value) { AffairId = affair.Id });
            return;
        }

        session.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, Wording.In(person.Language).Say(key, values).Value)
        {
            AffairId = affair.Id,
            FallBackChatId = home.ChatId,
            FallBackHtml = inGroup.Value,
        });
    }
}
