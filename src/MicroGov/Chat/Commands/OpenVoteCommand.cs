using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/openvote 12 [RULE] [for 2d]</c>.</summary>
public sealed class OpenVoteCommand : AffairCommand
{
    public override string Name => "openvote";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, Words words)
    {
        string? rule = null;
        TimeSpan? span = null;
        while (!words.IsEmpty)
        {
            if (words.TakeIf("for"))
            {
                if (!Moments.TryReadSpan(words.Take(), out var read))
                {
                    return Task.FromResult(turn.Refuse(Reason.NeedsSpan));
                }

                span = read;
            }
            else if (rule is null)
            {
                rule = words.Take();
                if (VoteRule.Named(rule) is null)
                {
                    return Task.FromResult<Answer>(new Answer.Refuse(new Refusal(Reason.NoSuchRule).With("rule", rule)));
                }
            }
            else
            {
                return Task.FromResult(Turn.RefuseRest(words)!);
            }
        }

        return turn.ActAsync(row, new OpenVote(turn.Me, rule, span), "done.openvote");
    }
}
