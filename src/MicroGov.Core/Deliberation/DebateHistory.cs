using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>What each event of deliberation makes of a debate.</summary>
internal static class DebateHistory
{
    public static Debate Apply(Debate debate, AffairEvent happened) => happened switch
    {
        AffairSeconded e => debate with { Seconders = debate.Seconders.Add(e.By) },
        SpeechMade { Stance: Stance.For } => debate with { SpeechesFor = debate.SpeechesFor + 1 },
        SpeechMade { Stance: Stance.Against } => debate with { SpeechesAgainst = debate.SpeechesAgainst + 1 },
        SpeechMade => debate with { SpeechesNeutral = debate.SpeechesNeutral + 1 },
        OptionProposed e => debate with { Options = debate.Options.Add(e.Text) },
        MotionAmended e => debate with { Motion = e.Text },
        _ => debate,
    };
}
