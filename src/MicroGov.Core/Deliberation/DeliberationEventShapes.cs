using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>What the journal keeps of debates. A record here never changes: a changed one is a new version.</summary>
public static class DeliberationEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of("seconded", (AffairSeconded e) => new AffairSecondedV1(e.By), s => new(s.By), e => [e.By]),
        AffairEventKind.Of(
            "discussion-opened",
            (DiscussionOpened e) => new DiscussionOpenedV1(e.To, e.By, e.Until),
            s => new(s.To, s.By, s.Until),
            e => [e.By]),
        AffairEventKind.Of(
            "speech-made",
            (SpeechMade e) => new SpeechMadeV1(e.By, e.Stance, e.Text),
            s => new(s.By, s.Stance, s.Text),
            e => [e.By]),
        AffairEventKind.Of(
            "option-proposed", (OptionProposed e) => new OptionProposedV1(e.By, e.Text), s => new(s.By, s.Text), e => [e.By]),
        AffairEventKind.Of(
            "motion-amended", (MotionAmended e) => new MotionAmendedV1(e.By, e.Text), s => new(s.By, s.Text), e => [e.By]),
    ];
}

internal sealed record AffairSecondedV1(PersonId By);

internal sealed record DiscussionOpenedV1(Stage To, PersonId? By, DateTimeOffset Until);

internal sealed record SpeechMadeV1(PersonId By, Stance Stance, string Text);

internal sealed record OptionProposedV1(PersonId By, string Text);

internal sealed record MotionAmendedV1(PersonId By, string Text);
