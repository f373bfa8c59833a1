using MicroGov.Chat.Texts;
using MicroGov.Core.Voting;

namespace MicroGov.Chat.Cards;

/// <summary>Who could vote, who did, what counted.</summary>
internal static class TallyText
{
    public static Html Write(Vote vote, Tally tally, Wording texts)
    {
        var counts = vote.Choices.Select((choice, index) =>
            texts.Say("tally.line", ("choice", NameOf(choice, texts)), ("count", tally.Counts[index])).Value);
        var turnout = vote.Eligible is { } eligible
            ? texts.Say("tally.turnout.of", ("voters", tally.Voters), ("eligible", eligible), ("least", vote.Rule.MinimumVoters))
            : texts.Say("tally.turnout", ("voters", tally.Voters), ("least", vote.Rule.MinimumVoters));
        var apart = tally.KeptApart == 0 ? "" : "\n" + texts.Say("tally.apart", ("count", tally.KeptApart)).Value;
        return new($"{string.Join(" · ", counts)}\n{turnout.Value}{apart}");
    }

    public static string NameOf(Choice choice, Wording texts) => choice.Kind switch
    {
        ChoiceKind.Option => choice.Text,
        ChoiceKind.For => texts["button.for"],
        ChoiceKind.Against => texts["button.against"],
        _ => texts["button.abstain"],
    };
}
