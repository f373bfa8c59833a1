using MicroGov.Core;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary><c>/openvote 12 [RULE] [CEILING] [for 2d]</c>; the ceiling is what a budget may spend.</summary>
public sealed class OpenVoteCommand(RuleBook rules) : AffairCommand
{
    public override string Name => "openvote";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var terms = context.Work.TermsFor(context.Community!);
        var (rule, isNamed) = (rules.Find(terms, terms.Rule), false);
        TimeSpan? span = null;
        long? ceiling = null;
        while (!words.IsEmpty)
        {
            if (words.TakeIf("for"))
            {
                if (!Moments.TryReadSpan(words.Take(), out var read))
                {
                    return Task.FromResult(context.Refuse(Reason.NeedsSpan));
                }

                span = read;
            }
            else if (ceiling is null && rule is { Method: VotingMethod.Budget } && Price.Read(words.Peek()) is { } sum)
            {
                ceiling = sum;
                words.Take();
            }
            else if (!isNamed && Price.Read(words.Peek()) is null)
            {
                (rule, isNamed) = (rules.Find(terms, words.Peek()), true);
                if (rule is null)
                {
                    return Task.FromResult<Answer>(new Answer.Refuse(new Refusal(Reason.NoSuchRule).With("rule", words.Take())));
                }

                words.Take();
            }
            else
            {
                // Also a sum behind a rule that spends nothing.
                return Task.FromResult(CommandContext.RefuseRest(words)!);
            }
        }

        return context.ActAsync(row, new OpenVote(context.Me, isNamed ? rule!.Name : null, span, ceiling), "done.openvote");
    }
}
