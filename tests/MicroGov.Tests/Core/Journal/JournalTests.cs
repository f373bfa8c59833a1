using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Journal;

public sealed class JournalTests
{
    [Fact]
    public void An_entry_is_the_event_as_json_chained_by_its_hash()
    {
        var entry = AffairJournal.Append(
            7, 1, JournalEntry.Root, new SpeechMade(new(4), Stance.For, "灯坏了 <b>\"now\"</b>"), Story.Start);

        Assert.Equal("""{"kind":"speech-made","v":1,"by":4,"stance":"For","text":"灯坏了 <b>\"now\"</b>"}""", entry.Payload);
        Assert.Equal(1772442000000, entry.AtMilliseconds);
        // printf '\n7\n1\n1772442000000\n%s' PAYLOAD | sha256sum
        Assert.Equal("e8b44f1c132bc18edafbbd63de011a095fad73492a0f2a75564e663a923555bd", entry.Hash);
    }

    [Fact]
    public void An_empty_journal_holds_and_makes_a_blank_affair()
    {
        Assert.Null(JournalEntry.FirstBroken([]));
        Assert.Equal(Story.Written(new Affair { Id = 7 }), Story.Written(AffairHistory.Replay(7, [])));
    }

    [Fact]
    public void An_entry_without_an_event_is_a_fault() =>
        Assert.Throws<JsonException>(() => new JournalEntry(7, 1, 0, "null", "").Read());

    [Theory]
    [InlineData("danced", 1)]
    [InlineData("speech-made", 2)]
    public void An_event_that_only_a_newer_program_knows_is_said_to_be_one(string kind, int version)
    {
        var payload = $$"""{"kind":"{{kind}}","v":{{version}},"by":4}""";
        var unknown = Assert.Throws<UnknownEventException>(() => new JournalEntry(7, 1, 0, payload, "").Read());
        Assert.Equal((kind, version), (unknown.Kind, unknown.Version));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"kind":"seconded","by":4}""")]
    [InlineData("""{"kind":"seconded","v":0,"by":4}""")]
    [InlineData("""{"kind":"seconded","v":"1","by":4}""")]
    [InlineData("""{"kind":4,"v":1,"by":4}""")]
    [InlineData("""{"kind":"seconded","v":1}""")]
    [InlineData("""{"kind":"seconded","v":1,"by":4,"by":5}""")]
    [InlineData("""{"kind":"seconded","v":1,"by":4,"at":5}""")]
    [InlineData("""{"kind":"speech-made","v":1,"by":4,"stance":"Sideways","text":"x"}""")]
    public void An_event_that_does_not_fit_its_version_is_damaged(string payload) =>
        Assert.ThrowsAny<JsonException>(() => new JournalEntry(7, 1, 0, payload, "").Read());

    [Fact]
    public void An_event_itself_is_never_serialized() => Assert.Throws<NotSupportedException>(
        () => JsonSerializer.Serialize(new SpeechMade(new(4), Stance.For, "x"), JournalJson.Options));

    [Fact]
    public void The_chain_of_one_affair_does_not_pass_for_another()
    {
        var moved = Resolved().Journal.Select(entry => entry with { AffairId = 8 });
        Assert.Equal(1, JournalEntry.FirstBroken(moved)?.Sequence);
    }

    [Fact]
    public void Dropping_the_last_entry_shows_in_the_head_that_was_posted()
    {
        var journal = Resolved().Journal;
        Assert.Null(JournalEntry.FirstBroken(journal.SkipLast(1)));
        Assert.NotEqual(journal[^1].Hash, journal[^2].Hash);
    }

    /// <summary>A name may be added here, never changed: journals on disk carry it.</summary>
    [Fact]
    public void Every_kind_of_event_keeps_its_name_on_disk() => Assert.Equal(
        NamesOnDisk,
        AffairEvents.Format.Kinds.Select(kind => $"{kind.Type.Name} {kind.Name}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_has_a_name_on_disk()
    {
        var named = AffairEvents.Format.Kinds;
        var all = typeof(AffairEvent)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AffairEvent)) && !type.IsAbstract);
        Assert.Equal(all.OrderBy(type => type.Name), named.Select(kind => kind.Type).OrderBy(type => type.Name));
        Assert.Equal(named.Length, named.Select(kind => kind.Name).Distinct().Count());
    }

    private static readonly string[] NamesOnDisk =
    [
        "AffairClosed closed",
        "AffairMoved moved",
        "AffairRaised raised",
        "AffairReopened reopened",
        "AffairSeconded seconded",
        "AgreedByConsent agreed-by-consent",
        "AskedAgain asked-again",
        "BallotCast ballot-cast",
        "BallotStruck ballot-struck",
        "BallotTakenBack ballot-taken-back",
        "DeadlineMoved deadline-moved",
        "DeclaredUrgent declared-urgent",
        "DiscussionOpened discussion-opened",
        "DoerReminded doer-reminded",
        "HandedOver handed-over",
        "LeftUnjudged left-unjudged",
        "MotionAmended motion-amended",
        "NoticeEnded notice-ended",
        "ObjectionMade objection-made",
        "OptionProposed option-proposed",
        "PaperNoted paper-noted",
        "ProgressReported progress-reported",
        "ProxyGiven proxy-given",
        "ProxyTakenBack proxy-taken-back",
        "RunOffOpened run-off-opened",
        "SpeechMade speech-made",
        "VoteCounted vote-counted",
        "VoteOpened vote-opened",
        "VoteProlonged vote-prolonged",
        "VoteVoided vote-voided",
        "VoterRecused voter-recused",
        "VotersReminded voters-reminded",
        "WorkAccepted work-accepted",
        "WorkFellDue work-fell-due",
        "WorkGivenBack work-given-back",
        "WorkOffered work-offered",
        "WorkRated work-rated",
        "WorkReported work-reported",
        "WorkSentBack work-sent-back",
        "WorkTakenOn work-taken-on",
    ];
}
