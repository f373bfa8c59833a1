using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>议事: what is said, and what is proposed for the vote.</summary>
internal static class DiscussionDecisions
{
    /// <summary>One may speak until it is decided: the debate does not end because a poll is up.</summary>
    public static Result<ImmutableArray<AffairEvent>> Speak(DebateSlice affair, Speak act) =>
        affair.Stage is Stage.Raised or Stage.Discussing or Stage.Voting
            ? Decision.Of(new SpeechMade(act.By, act.Stance, act.Text))
            : affair.NotNow;

    /// <summary>修正案: until it is voted on, the words can be changed.</summary>
    public static Result<ImmutableArray<AffairEvent>> Amend(DebateSlice affair, AmendMotion act) =>
        affair.Stage is not (Stage.Raised or Stage.Discussing) ? affair.NotNow
        : affair.Debate.Motion == act.Text ? Decision.Of()
        : Decision.Of(new MotionAmended(act.By, act.Text));

    public static Result<ImmutableArray<AffairEvent>> Propose(DebateSlice affair, ProposeOption act)
    {
        if (affair.Stage is not (Stage.Raised or Stage.Discussing))
        {
            return affair.NotNow;
        }

        if (affair.Debate.Options.Contains(act.Text, StringComparer.OrdinalIgnoreCase))
        {
            return Reason.OptionThere;
        }

        return affair.Debate.Options.Length < Debate.MostOptions
            ? Decision.Of(new OptionProposed(act.By, act.Text))
            : new Refusal(Reason.TooManyOptions).With("most", Debate.MostOptions);
    }
}
