using CsCheck;
using MicroGov.Core.Community;

namespace MicroGov.Tests.Core.Community;

public sealed class RosterTests
{
    [Theory]
    [InlineData("88.5", 8850)]
    [InlineData("88,50", 8850)]
    [InlineData("88.5 m²", 8850)]
    [InlineData("101㎡", 10100)]
    [InlineData("62平方米", 6200)]
    [InlineData("0", 0)]
    [InlineData("100000", 10_000_000)]
    public void An_area_is_read_to_the_hundredth(string text, long hundredths)
    {
        Assert.True(FloorArea.TryParse(text, out var area));
        Assert.Equal(hundredths, area.Hundredths);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("88.555")]
    [InlineData("1e3")]
    [InlineData("100000.01")]
    [InlineData("NaN")]
    [InlineData("1 000")]
    [InlineData("=1+1")]
    [InlineData("")]
    public void What_is_no_area_is_not_taken_for_one(string text) => Assert.False(FloorArea.TryParse(text, out _));

    [Fact]
    public void A_line_is_read_whichever_columns_tell_the_unit()
    {
        var line = Read(
            (RosterColumn.Door, " 3-2-501 "),
            (RosterColumn.Unit, "Building 3 / Stairwell 2"),
            (RosterColumn.Area, "88.5"),
            (RosterColumn.Heads, "3"),
            (RosterColumn.Owner, "是")).Read;
        Assert.Equal(new Household("3-2-501", UnitPath.Parse("Building 3/Stairwell 2"), new(8850), 3, true), line!.Household);

        line = Read((RosterColumn.Door, "501"), (RosterColumn.Building, "3号楼"), (RosterColumn.Stairwell, "2单元")).Read;
        Assert.Equal(new Household("501", UnitPath.Parse("3号楼/2单元"), default, 0, false), line!.Household);
    }

    [Theory]
    [InlineData(RosterColumn.Door, "", RosterProblem.DoorMissing)]
    [InlineData(RosterColumn.Door, "=HYPERLINK(1)", RosterProblem.Formula)]
    [InlineData(RosterColumn.Door, "@SUM", RosterProblem.Formula)]
    [InlineData(RosterColumn.Door, "5\u000701", RosterProblem.ControlCharacter)]
    [InlineData(RosterColumn.Door, "12345678901234567890123456789012345678901", RosterProblem.TooLong)]
    [InlineData(RosterColumn.Unit, "Building 1/=cmd", RosterProblem.Formula)]
    [InlineData(RosterColumn.Unit, "a/b/c/d/e/f/g/h/i", RosterProblem.TooDeep)]
    [InlineData(RosterColumn.Area, "-5", RosterProblem.Area)]
    [InlineData(RosterColumn.Heads, "-1", RosterProblem.Heads)]
    [InlineData(RosterColumn.Heads, "100", RosterProblem.Heads)]
    [InlineData(RosterColumn.Owner, "perhaps", RosterProblem.Owner)]
    public void A_bad_value_is_told_with_its_line(RosterColumn column, string value, RosterProblem problem)
    {
        var fields = new Dictionary<RosterColumn, string> { [RosterColumn.Door] = "501", [column] = value };
        var (read, faults) = RosterLine.Read(7, fields);
        Assert.Null(read);
        Assert.Contains(faults, fault => fault.Line == 7 && fault.Problem == problem);
    }

    [Fact]
    public void All_that_is_wrong_with_a_line_is_told_at_once() =>
        Assert.Equal(
            [RosterProblem.Area, RosterProblem.Heads, RosterProblem.Owner],
            Read((RosterColumn.Door, "501"), (RosterColumn.Area, "x"), (RosterColumn.Heads, "x"), (RosterColumn.Owner, "x"))
                .Faults.Select(fault => fault.Problem));

    [Fact]
    public void A_long_value_is_shown_short_and_whole_letters_stay_whole()
    {
        var fault = new RosterFault(1, RosterProblem.TooLong, new string('x', 38) + "🎉🎉");
        Assert.Equal(new string('x', 38) + "…", fault.Value);
    }

    [Fact]
    public void What_a_terminal_would_obey_is_not_shown() =>
        Assert.Equal("\uFFFD[2J5", new RosterFault(1, RosterProblem.Area, "\u001b[2J5").Value);

    [Fact]
    public void The_same_door_in_another_spelling_is_twice()
    {
        var plan = RosterPlan.Of([Line(2, "3-2-501a"), Line(3, "３－２－501 A")], [], [], []);
        Assert.Equal([new RosterFault(3, RosterProblem.DoorTwice, "３－２－501 A")], plan.Faults.AsEnumerable());
        Assert.False(plan.MayBeImported);
    }

    [Fact]
    public void A_roster_adds_changes_and_never_deletes()
    {
        var (there, gone) = (Home("101"), Home("102"));
        var plan = RosterPlan.Of(
            [Line(2, "101", heads: 4), Line(3, "103", unit: "B/S")], [], [there, gone], [UnitPath.Parse("B")]);
        Assert.Equal([Home("103", unit: "B/S")], plan.Added.AsEnumerable());
        Assert.Equal([new HouseholdChange(there, Home("101", heads: 4))], plan.Changed.AsEnumerable());
        Assert.Equal([gone], plan.NotNamed.AsEnumerable());
        Assert.Equal([UnitPath.Parse("B/S")], plan.NewUnits.AsEnumerable());
    }

    /// <summary>A second import of the same file changes nothing, whatever was there before.</summary>
    [Fact]
    public void Importing_twice_is_importing_once() =>
        Gen.Select(Lines, Lines).Sample((before, file) =>
        {
            var first = RosterPlan.Of(file, [], before.Select(line => line.Household), []);
            var after = before.Select(line => line.Household).Except(first.Changed.Select(change => change.Before))
                .Concat(first.Changed.Select(change => change.After)).Concat(first.Added).ToList();
            Assert.Equal(after.Count, before.Count + first.Added.Length);
            var second = RosterPlan.Of(file, [], after, first.NewUnits);
            Assert.True(second.ChangesNothing);
            Assert.Equal(file.Count, second.Unchanged);
            Assert.Empty(second.NewUnits);
        });

    private static Gen<List<RosterLine>> Lines =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 5], Gen.OneOf(Gen.Const("A"), Gen.Const("A/1"), Gen.Const("B/2"), Gen.Const("")))
            .List[0, 25]
            .Select(drawn =>
                drawn
                    .DistinctBy(one => one.Item1)
                    .Select((one, index) => Line(index + 2, $"{one.Item1}", one.Item2, one.Item3))
                    .ToList()
            );

    private static (RosterLine? Read, IReadOnlyList<RosterFault> Faults) Read(
        params (RosterColumn Column, string Value)[] fields
    ) => RosterLine.Read(2, fields.ToDictionary(field => field.Column, field => field.Value));

    private static RosterLine Line(int number, string door, int heads = 0, string unit = "") =>
        new(number, Home(door, heads, unit));

    private static Household Home(string door, int heads = 0, string unit = "") =>
        new(door, UnitPath.Parse(unit), default, heads, false);
}
