using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Deliberation;

/// <summary><c>/say 12 [for|against|question|idea] TEXT</c>, or a plain reply to the card.</summary>
public sealed class SayCommand : AffairCommand
{
    public override string Name => "say";

    public override string? Word => "发言";

    protected override bool NumberMayFollow => true;

    public override bool TakesPlainReplies(Affair affair) =>
        affair.Stage is Stage.Raised or Stage.Discussing or Stage.Voting;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var stance = TakeStance(words);
        var text = CommandContext.TextOf(words);
        if (text.Refusal is { } refusal)
        {
            return new Answer.Refuse(refusal);
        }

        var answer = await context.ActAsync(row, new Speak(context.Me, stance, text.Value), "done.say");
        if (answer is Answer.Done && context.Incoming is MessageReceived { EphemeralId: null, Where: { } where } speech)
        {
            // So that a reply to the speech is about the same affair.
            context.Work.Db.Messages.Add(new MessageRow { ChatId = where.ChatId, MessageId = speech.MessageId, AffairId = row.Id });
        }

        return answer;
    }

    private static Stance TakeStance(ArgumentReader words) =>
        words.TakeIf("for", "赞成") ? Stance.For
        : words.TakeIf("against", "反对") ? Stance.Against
        : words.TakeIf("question", "问题") ? Stance.Question
        : words.TakeIf("idea", "建议") ? Stance.Idea
        : Stance.None;
}
