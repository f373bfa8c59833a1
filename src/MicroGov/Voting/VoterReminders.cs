using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>Reminders go to those who are missing: in private where they can be reached, else by a mention.</summary>
internal static class VoterReminders
{
    /// <summary>More mentions than this in one message read as noise, and Telegram does not deliver them all.</summary>
    private const int MostMentions = 20;

    /// <summary>Those we have met in the group who have no ballot yet.</summary>
    public static async Task SendAsync(AnnouncementContext context)
    {
        var (home, affair) = (context.Home, context.Affair);
        var missing = await MissingVoters.OfAsync(context.Work, home, affair, affair.Vote!);
        (string, object?)[] values = [("until", context.At(affair.Vote!.Until))];
        foreach (var person in missing.Where(person => person.CanBeWrittenTo))
        {
            context.Write(person, "nudge.vote", values);
        }

        var mentioned = missing.Where(person => !person.CanBeWrittenTo).Take(MostMentions).ToList();
        if (mentioned.Count > 0)
        {
            var names = Html.Join(" ", mentioned.Select(person => person.MentionIn(context.Texts)));
            context.Tell("nudge.vote.group", [.. values, ("names", names)]);
        }
    }
}
