using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Deliberation;

/// <summary>议事: what is said, and what is proposed for the vote.</summary>
internal static class DiscussionDecisions
{
    /// <summary>One may speak until it is decided: the debate does not end because a poll is up.</summary>
    public static Result<ImmutableArray<AffairEvent>> Speak(Affair affair, Speak act) =>
        affair.Stage is Stage.Raised or Stage.Discussing or Stage.Voting
            ? AffairDecider.Events(new SpeechMade(act.By, act.Stance, act.Text))
            : StageRefusal.NotNow(affair.Stage);

    /// <summary>修正案: until it is voted on, the words can be changed.</summary>
    public static Result<ImmutableArray<AffairEvent>> Amend(Affair affair, AmendMotion act) =>
        affair.Stage is not (Stage.Raised or Stage.Discussing) ? StageRefusal.NotNow(affair.Stage)
        : affair.Description == act.Text ? AffairDecider.Events()
        : AffairDecider.Events(new MotionAmended(act.By, act.Text));

    public static Result<ImmutableArray<AffairEvent>> Propose(Affair affair, ProposeOption act)
    {
        if (affair.Stage is not (Stage.Raised or Stage.Discussing))
        {
            return StageRefusal.NotNow(affair.Stage);
        }

        if (affair.Options.Contains(act.Text, StringComparer.OrdinalIgnoreCase))
        {
            return Reason.OptionThere;
        }

        return affair.Options.Length < VoteRule.MostOptions
            ? AffairDecider.Events(new OptionProposed(act.By, act.Text))
            : new Refusal(Reason.TooManyOptions).With("most", VoteRule.MostOptions);
    }
}
