using System.Text;
using MicroGov.Community.Rosters;
using MicroGov.Core.Community;

namespace MicroGov.Tests.Community.Rosters;

public sealed class RosterFileTests
{
    [Fact]
    public void English_and_Chinese_files_of_either_encoding_say_the_same()
    {
        var chinese = "门牌,楼栋,单元,建筑面积,人数,业主,电话\r\n3-2-501,3号楼,2单元,88.5,3,是,13800000000\r\n";
        var expected = new Household("3-2-501", UnitPath.Parse("3号楼/2单元"), new(8850), 3, true);
        foreach (var encoding in new[] { Encoding.UTF8, new UTF8Encoding(true), Encoding.Unicode, Gb18030 })
        {
            var (lines, faults) = RosterFile.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(chinese)]);
            Assert.Empty(faults);
            Assert.Equal([new RosterLine(2, expected)], lines);
        }
    }

    [Theory]
    [InlineData("door;area\n501;88,5")]
    [InlineData("Door\tArea\n501\t88.5")]
    [InlineData("\"door\",\"area\"\n\"501\",\"88.5\"")]
    [InlineData("door,area\n\n501,88.5\n\n")]
    public void Spreadsheets_separate_in_their_own_ways(string text) =>
        Assert.Equal([new Household("501", UnitPath.Root, new(8850), 0, false)], Read(text).Lines.Select(line => line.Household));

    [Fact]
    public void Every_bad_line_is_told_with_its_number_and_the_good_ones_are_read()
    {
        var (lines, faults) = Read(
            "door,area,owner\n101,50,yes\n102,-3,yes\n,40,no\n104,\"12\"3,no\n105,5,no,surplus\n\n106,60,no");
        Assert.Equal([2, 8], lines.Where(line => line.Household.Door is "101" or "106").Select(line => line.Line));
        Assert.Equal(
            [
                (3, RosterProblem.Area),
                (4, RosterProblem.DoorMissing),
                (5, RosterProblem.Quotes),
                (6, RosterProblem.TooManyFields),
            ],
            faults
                .Where(fault => fault.Line != 5 || fault.Problem == RosterProblem.Quotes)
                .Select(fault => (fault.Line, fault.Problem)));
    }

    [Theory]
    [InlineData("name,phone\nWang,138", RosterProblem.NoDoorColumn)]
    [InlineData("door,门牌\n1,1", RosterProblem.ColumnTwice)]
    [InlineData("door,area\n", RosterProblem.Empty)]
    [InlineData("", RosterProblem.NoDoorColumn)]
    [InlineData("door\n\"101\n102", RosterProblem.Quotes)]
    public void A_file_that_is_no_roster_is_told(string text, RosterProblem problem) =>
        Assert.Contains(Read(text).Faults, fault => fault.Problem == problem);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Equal(RosterProblem.Encoding, Assert.Single(RosterFile.Read([0x80, 0xFF, 0xFF, 0x00, 0x81]).Faults).Problem);
        Assert.Equal(RosterProblem.Encoding, Assert.Single(RosterFile.Read([.. "door\n"u8, 0, 1, 2]).Faults).Problem);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_told_and_the_next_is_read()
    {
        var (lines, faults) = Read($"door\n{new string('x', 10_000_000)}\n102");
        Assert.Equal([new RosterFault(2, RosterProblem.LineTooLong)], faults);
        Assert.Equal([3], lines.Select(line => line.Line));
    }

    /// <summary>Nothing is silently left out.</summary>
    [Fact]
    public void More_lines_than_a_roster_may_have_are_told() =>
        Assert.Equal(
            [new RosterFault(RosterFile.MostLines + 2, RosterProblem.TooLarge)],
            Read("door\n" + string.Concat(Enumerable.Range(1, RosterFile.MostLines + 1).Select(door => $"{door}\n"))).Faults);

    [Fact]
    public void A_file_larger_than_Telegram_gives_out_is_refused() =>
        Assert.Equal(RosterProblem.TooLarge, Assert.Single(RosterFile.Read(new byte[20_000_001]).Faults).Problem);

    private static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static RosterContent Read(string text) =>
        RosterFile.Read(Encoding.UTF8.GetBytes(text));
}
