using MicroGov.Core;
using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/paper 12 DOOR CHOICE</c>: a ballot on paper or by telephone, which a second person confirms.</summary>
public sealed class PaperCommand : AffairCommand
{
    /// <summary>A door may be written with blanks.</summary>
    private const int MostWordsOfDoor = 4;

    public override string Name => "paper";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    protected override bool NumberMayFollow => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        if (context.Work.StateOf(row).Vote is not { Result: null } vote)
        {
            return await context.ActAsync(row, new NotePaper(context.Me, 0, 0), "done.paper");
        }

        if (words.IsEmpty)
        {
            return context.Refuse(Reason.NeedsDoor);
        }

        var parts = words.TakeAll().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(MostWordsOfDoor, parts.Length); length > 0; length--)
        {
            var door = string.Join(' ', parts[..length]);
            if (await HouseholdLookup.ByDoorAsync(context.Work, row.CommunityId, door) is { } household)
            {
                return ChoiceWords.Read(vote, string.Join(' ', parts[length..])) is { } choice
                    ? await context.ActAsync(row, new NotePaper(context.Me, household.Id, choice), "done.paper")
                    : context.Refuse(Reason.NeedsChoice);
            }
        }

        return new Answer.Refuse(new Refusal(Reason.NoSuchDoor).With("door", parts[0]));
    }
}
