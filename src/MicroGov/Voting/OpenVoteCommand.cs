using MicroGov.Core;
using MicroGov.Core.Community;
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
        var asked = Read(
            new OpenVote(context.Me, Rule: null, For: null), context.Work.Communities.TermsFor(context.Community!), words);
        return asked.Refusal is { } no
            ? Task.FromResult<Answer>(new Answer.Refuse(no))
            : context.ActAsync(row, asked.Value, "done.openvote");
    }

    private Result<OpenVote> Read(OpenVote asked, CommunityTerms terms, ArgumentReader words)
    {
        // What a sum means depends on the rule that is named, or else on the community's own.
        var rule = rules.Find(terms, terms.Rule);
        while (!words.IsEmpty)
        {
            if (words.TakeIf("for"))
            {
                if (!Moments.TryReadSpan(words.Take(), out var span))
                {
                    return Reason.NeedsSpan;
                }

                asked = asked with { For = span };
            }
            else if (asked.Ceiling is null && rule is { Method: VotingMethod.Budget } && Price.Read(words.Peek()) is { } sum)
            {
                asked = asked with { Ceiling = sum };
                words.Take();
            }
            else if (asked.Rule is null && Price.Read(words.Peek()) is null)
            {
                var name = words.Take();
                rule = rules.Find(terms, name);
                if (rule is null)
                {
                    return new Refusal(Reason.NoSuchRule).With("rule", name);
                }

                asked = asked with { Rule = rule.Name };
            }
            else
            {
                // Also a sum behind a rule that spends nothing.
                return new Refusal(Reason.TooManyWords).With("words", words.Rest);
            }
        }

        return asked;
    }
}
