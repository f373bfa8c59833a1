using CsCheck;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Voting;
using static MicroGov.Tests.Core.Affairs.Neighbours;

namespace MicroGov.Tests.Core.Affairs;

/// <summary>One random step: some time passes, and somebody tries something.</summary>
/// <param name="Fitting">Half of the steps fit the stage, so that lives get somewhere; the others are anything at all.</param>
internal sealed record Step(int Minutes, int Actor, int Pick, int Value, string Text, bool Fitting);

/// <summary>Sequences of legal and illegal acts by random people, with time moving forward.</summary>
internal static class RandomLife
{
    private static readonly PersonId[] People = [Ann, Bo, Cai, Dee, Eve, Moderator, Moderator, Stranger];

    private static readonly Func<Affair, PersonId, Step, Act>[] Anything =
    [
        (_, by, step) => new Raise(by, step.Text, "", []),
        (_, by, _) => new Second(by),
        (_, by, step) => new Speak(by, (Stance)(step.Value % 5), step.Text),
        (_, by, step) => new ProposeOption(by, step.Text),
        (_, by, _) => new OpenDiscussion(by),
        (_, by, step) =>
            new OpenVote(
                by,
                step.Value == 0 ? "borda" : Lives.Rules[step.Value - 1].Name,
                step.Value < 4 ? TimeSpan.FromHours(1 + step.Value) : null),
        (affair, by, step) => new CastBallot(by, (affair.Vote?.Round ?? 1) - (step.Value == 0 ? 1 : 0), step.Value - 1),
        (affair, by, _) => new TakeBackBallot(by, affair.Vote?.Round ?? 1),
        (affair, by, step) => new CastBallot(by, affair.Vote?.Round ?? 1, Marking.Of(step.Value), step.Text),
        (_, by, _) => new CloseVote(by),
        (_, by, step) => new VoidVote(by, step.Text),
        (_, by, step) => new AmendMotion(by, step.Text),
        (_, by, step) => new NotePaper(by, step.Value, step.Actor % 4),
        (affair, by, step) => new ConfirmPaper(by, affair.Vote?.Round ?? 1, step.Value),
        (_, by, step) => new GiveProxy(by, People[step.Value]),
        (_, by, _) => new TakeBackProxy(by),
        (_, by, step) => new Recuse(by, People[step.Value], step.Text),
        (_, by, step) => new Extend(by, TimeSpan.FromHours(1 + step.Value)),
        (_, by, _) => new DeclareUrgent(by),
        (_, by, step) =>
            new Assign(by, People[step.Value], step.Value < 3 ? Story.Start.AddDays(step.Value * 20) : null, step.Text),
        (_, by, step) => new HandOver(by, step.Text, step.Value < 3 ? Story.Start.AddDays(step.Value * 20) : null),
        (_, by, _) => new Claim(by),
        (_, by, _) => new Release(by),
        (_, by, step) => new ReportProgress(by, step.Text, [.. Enumerable.Repeat(Situations.Photo("photo"), step.Value % 3)]),
        (_, by, step) => new ReportDone(by, step.Text, []),
        (_, by, _) => new AcceptWork(by),
        (_, by, step) => new RejectWork(by, step.Text),
        (_, by, step) => new Rate(by, step.Value),
        (_, by, step) => new ObjectTo(by, step.Text),
        (_, by, step) => new Close(by, step.Text),
        (_, by, step) => new Reopen(by, step.Text),
        (_, by, step) => new Decline(by, step.Text),
        (_, by, _) => new Withdraw(by),
        (_, by, step) => new Merge(by, step.Value),
        (_, by, _) => new StrikeBallot(by),
        (_, by, _) => new LeaveWork(by),
        (_, by, step) => new Escalate(by, step.Text),
        (_, by, step) => new SendDown(by, step.Value),
        (_, by, step) => new ChooseUnit(by, step.Value is > 0 and < 5 ? step.Value : null),
        (_, _, step) => new FallDue((DeadlineKind)step.Value),
    ];

    public static Gen<Step[]> Steps { get; } =
        (from minutes in Gen.Frequency((3, Gen.Int[0, 60]), (1, Gen.Int[0, 4 * 24 * 60]))
         from actor in Gen.Int[0, People.Length - 1]
         from pick in Gen.Int[0, 1_000]
         from value in Gen.Int[0, 7]
         from text in Gen.OneOf("", "灯坏了", "<b>\"&\"</b>\n\\", "🏘️\u2028", "Saturday", "Sunday", "ſaturday", "a\tb\0")
         from fitting in Gen.Frequency((2, Gen.Const(true)), (1, Gen.Const(false)))
         select new Step(minutes, actor, pick, value, text, fitting)).Array[20, 90];

    public static Act ActOf(Story story, Step step)
    {
        var (affair, by) = (story.Affair, People[step.Actor]);
        var due = AffairDeadlines.Of(affair, story.Terms).ToList();
        if (step.Pick % 5 == 0 && due.Count > 0)
        {
            return new FallDue(due[step.Value % due.Count].Kind);
        }

        return step.Fitting ? Fitting(affair, by, step) : Anything[step.Pick % Anything.Length](affair, by, step);
    }

    /// <summary>What people of sense might try where the affair stands.</summary>
    private static Act Fitting(Affair affair, PersonId by, Step step) => (affair.Stage, step.Pick % 4) switch
    {
        (Stage.Raised, < 3) => new Second(by),
        (Stage.Raised, _) => step.Value switch
        {
            0 => new Merge(Moderator, 5),
            1 => new Decline(Moderator, step.Text),
            2 => new DeclareUrgent(Moderator),
            3 => new HandOver(Moderator, step.Text, null),
            _ => new OpenDiscussion(by),
        },
        (Stage.Discussing, 0) when step.Value < 2 => new Assign(Moderator, by, null, step.Text),
        (Stage.Discussing, 1) when step.Value == 0 => new AmendMotion(Ann, step.Text),
        (Stage.Discussing, < 3) => new ProposeOption(by, step.Text + step.Value),
        (Stage.Discussing, _) => new OpenVote(Moderator, Lives.Rules[(step.Value + 1) % Lives.Rules.Length].Name, null),
        (Stage.Voting or Stage.Assigning, 3) when step.Value == 0 => new Escalate(Moderator, step.Text),
        (Stage.Voting, 2) => AroundBallots(affair.Vote!, by, step),
        (Stage.Voting, < 2) => new CastBallot(by, affair.Vote!.Round, step.Value % affair.Vote.Choices.Length, step.Text),
        (Stage.Voting, _) => step.Minutes % 16 == 0 ? new VoidVote(Moderator, step.Text)
            : step.Value < 5 ? AroundBallots(affair.Vote!, by, step) : new CloseVote(Moderator),
        (Stage.Assigning, 0) when step.Value < 2 => new ObjectTo(by, step.Text),
        (Stage.Assigning or Stage.Underway, 3) when step.Value == 7 => new LeaveWork(affair.Doer ?? affair.Offer?.To ?? by),
        (Stage.Assigning, 0) => new Claim(by),
        (Stage.Assigning, 1) => new Assign(Moderator, by, null, step.Text),
        (Stage.Assigning, 2) => step.Value < 4 ? new Release(affair.Offer?.To ?? by) : new HandOver(Moderator, step.Text, null),
        (Stage.Assigning, _) => new ReportDone(affair.Offer?.To ?? by, step.Text, []),
        (Stage.Underway, _) when step.Pick % 4 < 2 || step.Value < 3 =>
            new ReportProgress(affair.Doer ?? Ann, step.Text, [Situations.Photo("photo")]),
        (Stage.Underway, 2) => new ReportDone(affair.Doer ?? Ann, step.Text, []),
        (Stage.Underway, _) => new Release(affair.Doer ?? Ann),
        (Stage.Reported, 0) => new AcceptWork(by),
        (Stage.Reported, 1) => new Rate(by, step.Value),
        (Stage.Reported, 2) => new ObjectTo(by, step.Text),
        (Stage.Reported, _) => step.Value < 4 ? new RejectWork(by, step.Text) : new Close(Moderator, step.Text),
        _ => new Reopen(Ann, step.Text),
    };

    private static Act AroundBallots(Vote vote, PersonId by, Step step) => step.Value switch
    {
        0 => new StrikeBallot(by),
        1 => new NotePaper(Moderator, 1 + (step.Minutes % 5), step.Actor % 3),
        2 => new ConfirmPaper(by, vote.Round, vote.Papers.Keys.FirstOrDefault(1)),
        3 or 4 when vote.Proxies.IsEmpty => new GiveProxy(by, People[step.Minutes % 5]),
        3 or 4 => new TakeBackProxy(Elections.Homes.FirstOrDefault(home => vote.Proxies.ContainsKey(home.Id))?.Members[0] ?? by),
        5 => new Recuse(by, by, step.Text),
        6 => new TakeBackBallot(by, vote.Round),
        _ => new Recuse(Moderator, People[step.Minutes % People.Length], step.Text),
    };
}
