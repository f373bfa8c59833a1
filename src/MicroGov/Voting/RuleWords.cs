using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>A rule of voting in plain words, one line for each thing that it decides.</summary>
internal sealed class RuleWords(Wording texts, VoteRule rule)
{
    private static readonly Html None = new("");

    public Html All()
    {
        Html[] head =
        [
            texts.Say("rule.head", ("title", rule.TitleIn(texts)), ("name", rule.Name), ("says", rule.SaysIn(texts))),
        ];
        return new(string.Join('\n', head.Concat(Voters()).Concat(Counting()).Concat(Ballots()).Concat(Course()).Append(Law())
            .Where(line => line.Value.Length > 0).Select(line => line.Value)));
    }

    private IEnumerable<Html> Voters()
    {
        yield return texts.Say("rule.voters." + (rule.OwnersOnly ? "Owner" : rule.Basis));
        yield return texts.Say("rule.method." + rule.Method);
        yield return texts.Say("rule.weighs", ("bases", Bases(rule.Pass?.Bases ?? [rule.Weight])));
        yield return rule.Ceiling is { } ceiling ? texts.Say("rule.ceiling", ("sum", Price.Write(ceiling))) : None;
    }

    private IEnumerable<Html> Counting()
    {
        yield return texts.Say("rule.minimum", ("count", rule.MinimumVoters));
        yield return rule.Quorum is { } quorum ? Quorum(quorum) : texts.Say("rule.quorum.none");
        if (rule.Pass is { } pass)
        {
            var key = pass.Strict ? "rule.pass.more." : "rule.pass.least.";
            yield return texts.Say(key + pass.Among, ("fraction", pass.Of), ("bases", Bases(pass.Bases)));
        }
        else if (rule.Method == VotingMethod.Plurality)
        {
            yield return texts.Say("rule.pass.lead");
        }

        yield return rule.InEachUnit ? texts.Say("rule.units") : None;
        yield return rule.RunOff ? texts.Say("rule.runoff") : None;
        yield return texts.Say("rule.tie." + rule.Tie);
        yield return rule.Silence is { } silence
            ? texts.Say("rule.silence", ("clause", silence.Clause))
            : texts.Say("rule.silence.none");
    }

    private IEnumerable<Html> Ballots()
    {
        yield return texts.Say("rule.secrecy." + rule.Secrecy);
        yield return texts.Say(rule.MayChange ? "rule.change" : "rule.change.none");
        if (rule.Basis == VoterBasis.Household)
        {
            yield return rule.ProxiesPerHolder == 0
                ? texts.Say("rule.proxies.none")
                : texts.Say("rule.proxies", ("count", rule.ProxiesPerHolder));
        }

        yield return rule.ExcludesConflicts ? texts.Say("rule.conflicts") : None;
    }

    private IEnumerable<Html> Course()
    {
        yield return rule.NoticeDays == 0 ? texts.Say("rule.notice.none") : texts.Say("rule.notice", ("days", rule.NoticeDays));
        yield return rule.Lasts is { } lasts
            ? texts.Say("rule.lasts", ("span", Moments.Write(lasts)))
            : texts.Say("rule.lasts.usual");
        yield return rule.Extensions == 0
            ? texts.Say("rule.extensions.none")
            : texts.Say("rule.extensions", ("count", rule.Extensions));
        if (rule.SecondCall is { } call)
        {
            var span = call.For is { } given ? texts.Plain("rule.second.for", ("span", Moments.Write(given))) : "";
            yield return texts.Say("rule.second", ("quorum", Quorum(call.Quorum)), ("span", span));
        }

        yield return rule.Objections is { } objections
            ? texts.Say("rule.objections", ("days", objections.Days), ("needed", objections.Needed))
            : texts.Say("rule.objections.none");
        yield return rule.CoolingOffDays == 0
            ? texts.Say("rule.cooling.none")
            : texts.Say("rule.cooling", ("days", rule.CoolingOffDays));
        yield return rule.IsAdvisory ? texts.Say("rule.advisory") : None;
    }

    /// <summary>Whatever it follows, a rule here is not legal advice.</summary>
    private Html Law() => rule.Law is { } law ? texts.Say("rule.law", ("law", law)) : texts.Say("rule.law.none");

    private Html Quorum(Requirement quorum) => texts.Say(
        quorum.Strict ? "rule.quorum.more" : "rule.quorum.least",
        ("fraction", quorum.Of), ("bases", Bases(quorum.Bases)),
        ("abstentions", texts.Say(quorum.CountsAbstentions ? "rule.quorum.with" : "rule.quorum.without")));

    private string Bases(IEnumerable<WeightBasis> bases) =>
        string.Join(texts["rule.and"], bases.Select(basis => texts["rule.basis." + basis]));
}
