using System.Collections.Immutable;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What each event makes of an affair. Replaying a journal is folding this over it.</summary>
public static class AffairHistory
{
    public static Affair Replay(long id, IEnumerable<AffairEvent> events) =>
        events.Aggregate(new Affair { Id = id }, Apply);

    public static Affair Apply(this Affair affair, AffairEvent happened)
    {
        var changed = happened is StageEvent moved ? Enter(affair, moved.To) : affair;
        return happened switch
        {
            AffairRaised e => changed with
            {
                CommunityId = e.CommunityId,
                Number = e.Number,
                Title = e.Title,
                Description = e.Description,
                Photos = e.Photos,
                RaisedBy = e.By,
                RaisedAt = e.At,
                StageEnds = e.SecondUntil,
                UnitId = e.UnitId,
            },
            AffairMoved e => changed with
            {
                UnitId = e.Into,
                HasMoved = true,
                Vote = e.Grew && changed.Vote is { } vote ? vote with { IsAdvisory = true } : changed.Vote,
            },
            AskedAgain e => changed with
            {
                StageEnds = e.Until,
                Vote = changed.Vote is { } vote ? vote with { Advice = e.Advice, ObjectUntil = null } : null,
            },
            AffairSeconded e => changed with { Seconders = changed.Seconders.Add(e.By) },
            DiscussionOpened e => changed with { StageEnds = e.Until },
            SpeechMade e => Count(changed, e.Stance),
            OptionProposed e => changed with { Options = changed.Options.Add(e.Text) },
            MotionAmended e => changed with { Description = e.Text },
            VoteOpened or VotersReminded or VoteProlonged or VoteCounted or RunOffOpened or VoteVoided or BallotCast or BallotTakenBack
                or BallotStruck or PaperNoted or ProxyGiven or ProxyTakenBack or VoterRecused => VoteHistory.Apply(changed, happened),
            DeadlineMoved e => MoveDeadline(changed, e.Until),
            DeclaredUrgent => changed with { Urgent = true },
            AgreedByConsent => changed,
            WorkOffered or WorkTakenOn or HandedOver or WorkGivenBack or DoerReminded or WorkFellDue or ProgressReported
                or WorkReported or WorkSentBack => ApplyToWork(changed, happened),
            WorkAccepted e => changed with { AcceptedBy = e.By, NoticeUntil = e.NoticeUntil, AcceptUntil = null },
            LeftUnjudged e => changed with { NoticeUntil = e.NoticeUntil, AcceptUntil = null },
            WorkRated e => changed with { Ratings = changed.Ratings.SetItem(e.By, e.Score) },
            ObjectionMade e => changed with { Objections = changed.Objections.SetItem(e.By, e.Reason) },
            NoticeEnded => changed with { NoticeOver = true },
            AffairClosed e => changed with
            {
                Outcome = e.Outcome,
                ClosingNote = e.Note,
                MergedInto = e.Into,
                ReopenUntil = e.ReopenUntil,
            },
            AffairReopened e => changed with
            {
                StageEnds = e.Until,
                Outcome = null,
                Work = null,
                ReopenUntil = null,
                ClosingNote = "",
                TimesReopened = changed.TimesReopened + 1,
            },
            _ => throw new InvalidOperationException($"No row for {happened.GetType().Name}"),
        };
    }

    /// <summary>Whatever belonged to the stage that is left ends with it.</summary>
    private static Affair Enter(Affair affair, Stage stage) => affair with
    {
        Stage = stage,
        StageEnds = null,
        Offer = stage == Stage.Assigning ? affair.Offer : null,
        AcceptUntil = null,
        AcceptedBy = stage == Stage.Closed ? affair.AcceptedBy : null,
        NoticeUntil = stage == Stage.Closed ? affair.NoticeUntil : null,
        NoticeOver = stage == Stage.Closed && affair.NoticeOver,
        Objections = stage == Stage.Closed ? affair.Objections : affair.Objections.Clear(),
    };

    private static Affair Count(Affair affair, Stance stance) => stance switch
    {
        Stance.For => affair with { SpeechesFor = affair.SpeechesFor + 1 },
        Stance.Against => affair with { SpeechesAgainst = affair.SpeechesAgainst + 1 },
        _ => affair with { SpeechesNeutral = affair.SpeechesNeutral + 1 },
    };

    private static Affair MoveDeadline(Affair affair, DateTimeOffset until) => affair.Stage switch
    {
        Stage.Voting => affair with { Vote = affair.Vote! with { Until = until, Reminded = false } },
        Stage.Underway => affair with { Work = affair.Work! with { Due = until, Reminded = false, Overdue = false } },
        _ => affair with { StageEnds = until },
    };

    private static Affair ApplyToWork(Affair affair, AffairEvent happened) => happened switch
    {
        WorkOffered e => affair with { Offer = new WorkOffer(e.Who, e.Due, e.What) },
        WorkTakenOn e => affair with
        {
            Work = new WorkTask { Doer = e.By, What = e.What, TakenOnAt = e.At, Due = e.Due },
        },
        HandedOver e => affair with { Work = new WorkTask { Body = e.Body, TakenOnAt = e.At, Due = e.Due } },
        WorkGivenBack => affair with { Work = null, Offer = null },
        DoerReminded => affair with { Work = affair.Work! with { Reminded = true } },
        WorkFellDue => affair with { Work = affair.Work! with { Overdue = true } },
        ProgressReported e => affair with { Work = Reported(affair.Work!, e.Text, e.Photos) with { LastReport = e.At } },
        WorkReported e => affair with { Work = Reported(affair.Work!, e.Text, e.Photos), AcceptUntil = e.AcceptUntil },
        WorkSentBack e => affair with
        {
            Work = affair.Work! with { Due = e.Due, Reminded = false, Overdue = false, LastWords = e.Reason },
        },
        _ => affair,
    };

    private static WorkTask Reported(WorkTask work, string text, ImmutableArray<string> photos) => work with
    {
        Reports = work.Reports + 1,
        LastWords = text.Length > 0 ? text : work.LastWords,
        Evidence = work.Evidence.AddRange(photos),
    };
}
