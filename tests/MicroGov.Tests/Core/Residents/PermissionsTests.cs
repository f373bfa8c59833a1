using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Residents;

public sealed class PermissionsTests
{
    /// <summary>Who may do what, once more and in plain words. An act that is missing here fails the walk below.</summary>
    private static readonly Dictionary<string, Type[]> Expected = new()
    {
        ["anybody"] = [typeof(CastBallot), typeof(TakeBackBallot)],
        ["residents"] = [typeof(Raise), typeof(Second), typeof(Speak), typeof(ProposeOption), typeof(Claim)],
        ["residents but the doer"] = [typeof(AcceptWork), typeof(RejectWork), typeof(Rate), typeof(ObjectTo)],
        ["the doer"] = [typeof(Release), typeof(ReportProgress), typeof(ReportDone)],
        ["the raiser or a moderator"] = [typeof(Withdraw), typeof(Reopen)],
        ["moderators"] =
        [
            typeof(OpenDiscussion), typeof(OpenVote), typeof(CloseVote), typeof(Extend), typeof(DeclareUrgent),
            typeof(Assign), typeof(HandOver), typeof(Close), typeof(Decline), typeof(Merge),
        ],
        ["the clock"] = [typeof(Knock)],
    };

    public static TheoryData<Type> EveryAct =>
        [.. typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(EveryAct))]
    public void Every_act_is_open_to_exactly_those_it_should_be(Type type)
    {
        var row = Assert.Single(Expected, row => row.Value.Contains(type)).Key;
        foreach (var (situation, affair) in Affairs())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var person in new[] { Ann, Dee, Eve })
                {
                    var act = Make(type, person);
                    var answer = Permissions.Check(act, role, affair)?.Reason;
                    var expected = Answer(row, role, act.By, situation);
                    Assert.True(expected == answer, $"{type.Name} by {person} as {role}, {situation}: {answer}, not {expected}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryAct))]
    public void Every_act_has_its_decision(Type type)
    {
        foreach (var (_, affair) in Affairs())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                _ = Deciding.Decide(affair, Make(type, Ann), new Facts { Role = role }, Story.Start);
            }
        }
    }

    [Fact]
    public void An_act_without_a_row_is_a_bug() =>
        Assert.Throws<KeyNotFoundException>(() => Permissions.Check(new Dance(Ann), Role.Moderator, new Affair()));

    /// <summary>Ann raised all of them. Dee is who was asked, or who does it.</summary>
    private static IEnumerable<(string Situation, Affair Affair)> Affairs() =>
    [
        ("no work yet", Discussing().Affair),
        ("asked", Asked().Affair),
        ("doing", Underway().Affair),
        ("judged", OnNotice().Affair),
        ("handed over", HandedOver().Affair),
    ];

    private static Reason? Answer(string row, Role role, PersonId by, string situation)
    {
        var (raiser, dee) = (by == Ann, by == Dee);
        var dees = situation is "doing" or "judged";
        return (row, role) switch
        {
            ("the clock", Role.Clock) => null,
            ("the clock", _) or (_, Role.Clock) => Reason.ModeratorsOnly,
            ("anybody", _) => null,
            (_, Role.Outsider) => Reason.Outsider,
            ("residents", _) => null,
            ("residents but the doer", _) => dees && dee ? Reason.NotYourOwnWork : null,
            ("the raiser or a moderator", _) => raiser || role == Role.Moderator ? null : Reason.RaiserOrModerator,
            ("moderators", _) => role == Role.Moderator ? null : Reason.ModeratorsOnly,
            ("the doer", _) when situation == "no work yet" => null,
            ("the doer", _) when situation == "handed over" => raiser || role == Role.Moderator ? null : Reason.DoerOnly,
            ("the doer", _) => dee ? null : Reason.DoerOnly,
            _ => throw new InvalidOperationException(row),
        };
    }

    /// <summary>The act by <paramref name="person"/>; whatever else it says does not matter to permission.</summary>
    private static Act Make(Type type, PersonId person)
    {
        var constructor = type.GetConstructors().Single();
        return (Act)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, person))]);
    }

    private static object? Value(Type type, PersonId person) =>
        type == typeof(PersonId) ? person
        : type == typeof(string) ? ""
        : type == typeof(TimeSpan) || type == typeof(TimeSpan?) ? TimeSpan.FromHours(1)
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private sealed record Dance(PersonId By) : Act(By);
}
