using MicroGov.Chat.Residents;
using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Chat;

/// <summary>Reminders go to those who are missing: in private where they can be reached, else by a mention.</summary>
internal sealed class Reminders(Session session, Home home, Wording texts, TimeZoneInfo zone)
{
    /// <summary>More mentions than this in one message read as noise, and Telegram does not deliver them all.</summary>
    private const int MostMentions = 20;

    /// <summary>Those we have met in the group who have no ballot yet.</summary>
    public async Task RemindVotersAsync(Affair affair)
    {
        var missing = await MissingAsync(affair, affair.Vote!);
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
            session.Owe(
                home.ChatId,
                new Post(home.ChatId, texts.Say("nudge.vote.group", [.. values, ("names", names)]).Value) { AffairId = affair.Id });
        }
    }

    private async Task<List<PersonRow>> MissingAsync(Affair affair, Vote vote)
    {
        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await Roll.MissingAsync(session, affair, vote);
        }

        var round = vote.Round;
        var inside = affair.UnitId is { } unit && await session.UnitsAsync(affair.CommunityId) is { } tree && Roles.IsOnlyPartOf(tree, home, unit)
            ? await session.UnitsInsideAsync(affair.CommunityId, unit)
            : null;
        var (isPart, units) = (inside is not null, inside ?? []);
        return await (from member in session.Db.Members
                      join person in session.Db.People on member.PersonId equals person.Id
                      where member.GroupId == home.Group.Id && !member.HasLeft
                      where !isPart || session.Db.Residents.Any(resident => resident.PersonId == person.Id
                          && session.Db.Households.Any(household => household.Id == resident.HouseholdId && EF.Parameter(units).Contains(household.UnitId)))
                      where !session.Db.Ballots.Any(ballot =>
                          ballot.AffairId == affair.Id && ballot.Round == round && ballot.PersonId == person.Id)
                      orderby person.Id
                      select person).ToListAsync(session.Ct);
    }

    /// <summary>One person, in their own language; in the group's where they have to be mentioned there.</summary>
    public static void Write(
        Session session, Home home, PersonRow person, Affair affair, Wording groupTexts, string key,
        (string Name, object? Value)[] values)
    {
        var inGroup = new Html($"{person.MentionIn(groupTexts)}: {groupTexts.Say(key, values)}");
        if (!person.CanBeWrittenTo)
        {
            session.Owe(home.ChatId, new Post(home.ChatId, inGroup.Value) { AffairId = affair.Id });
            return;
        }

        session.Owe(person.TelegramId, new WriteTo(person.TelegramId, Wording.In(person.Language).Say(key, values).Value)
        {
            AffairId = affair.Id,
            FallBackChatId = home.ChatId,
            FallBackHtml = inGroup.Value,
        });
    }
}
