using System.Text;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Voting;

/// <summary>After a secret vote: every counted ballot under its receipt, for everybody to find their own and count them all.</summary>
internal static class PublishedList
{
    /// <summary>More do not fit into a message; then all of them come as a file.</summary>
    private const int MostLetters = 2_000;

    /// <summary>With a line break before it; empty where there is none.</summary>
    public static async Task<string> OfAsync(CommandContext context, AffairRow row, Vote vote)
    {
        if (vote is not { Result: { Verdict: not Verdict.Void }, Rule.Secrecy: Secrecy.Secret })
        {
            return "";
        }

        // The journal has it: its kind stands first in the payload.
        var entries = await context.Work.Db.Journal.AsNoTracking()
            .Where(entry => entry.AffairId == row.Id && entry.Payload.StartsWith("{\"kind\":\"vote-counted\""))
            .OrderByDescending(entry => entry.Sequence).Take(1).ToListAsync(context.Work.Ct);
        if (entries is not [var last]
            || new JournalEntry(last.AffairId, last.Sequence, last.At, last.Payload, last.Hash).Read() is not VoteCounted { Published: { IsEmpty: false } list })
        {
            return "";
        }

        var lines = list.Select(ballot => context.Texts.Say(
            "ballot.published.line", ("receipt", ballot.Receipt), ("choice", Shorten.To(ChoiceNames.Of(vote, ballot.Choice, context.Texts), 30))).Value).ToList();
        var shown = Shorten.HowMany(lines, MostLetters);
        if (lines.Count > shown && context.Person.CanBeWrittenTo)
        {
            var sheet = string.Concat(list.Select(ballot => $"{ballot.Receipt}  {ChoiceNames.Of(vote, ballot.Choice, context.Texts)}\r\n"));
            await context.SendFileAsync($"ballots-{row.Number}.txt", Encoding.UTF8.GetBytes(sheet), context.Texts.Say("ballot.published"));
        }

        var more = lines.Count > shown ? "\n" + context.Texts.Say("ballot.published.more", ("count", lines.Count - shown)).Value : "";
        return "\n" + context.Texts.Say("ballot.published").Value + "\n" + string.Join('\n', lines.Take(shown)) + more;
    }
}
