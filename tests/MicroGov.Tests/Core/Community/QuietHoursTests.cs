using CsCheck;
using MicroGov.Core.Community;

namespace MicroGov.Tests.Core.Community;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new(22, 0), new(8, 0));
    private static readonly QuietHours Siesta = new(new(13, 0), new(15, 0));
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-02T12:00Z", "2026-03-02T12:00Z")]
    [InlineData("2026-03-02T21:59Z", "2026-03-02T21:59Z")]
    [InlineData("2026-03-02T22:00Z", "2026-03-03T08:00Z")]
    [InlineData("2026-03-02T23:59Z", "2026-03-03T08:00Z")]
    [InlineData("2026-03-03T00:00Z", "2026-03-03T08:00Z")]
    [InlineData("2026-03-03T07:59Z", "2026-03-03T08:00Z")]
    [InlineData("2026-03-03T08:00Z", "2026-03-03T08:00Z")]
    public void Across_midnight_a_reminder_waits_for_the_morning(string moment, string loud) =>
        Assert.Equal(At(loud), Night.NextLoud(At(moment), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("2026-03-02T12:59Z", "2026-03-02T12:59Z")]
    [InlineData("2026-03-02T13:00Z", "2026-03-02T15:00Z")]
    [InlineData("2026-03-02T14:59Z", "2026-03-02T15:00Z")]
    [InlineData("2026-03-02T15:00Z", "2026-03-02T15:00Z")]
    public void Within_a_day_a_reminder_waits_for_the_same_afternoon(string moment, string loud) =>
        Assert.Equal(At(loud), Siesta.NextLoud(At(moment), TimeZoneInfo.Utc));

    [Fact]
    public void Quiet_hours_are_those_of_the_neighbourhood()
    {
        Assert.Equal(At("2026-03-03T00:00Z"), Night.NextLoud(At("2026-03-02T16:30Z"), Shanghai));
        Assert.Equal(At("2026-03-02T12:30Z"), Night.NextLoud(At("2026-03-02T12:30Z"), Shanghai));
    }

    [Fact]
    public void Equal_ends_mean_no_quiet_hours()
    {
        var never = new QuietHours(new(8, 0), new(8, 0));
        Assert.Equal(At("2026-03-02T08:00Z"), never.NextLoud(At("2026-03-02T08:00Z"), TimeZoneInfo.Utc));
    }

    /// <summary>On 29 March 2026 Berlin's clocks go from 02:00 to 03:00.</summary>
    [Fact]
    public void When_the_clocks_go_forward_a_reminder_waits_until_the_hour_that_exists()
    {
        var untilTwo = new QuietHours(new(22, 0), new(2, 0));
        Assert.Equal(At("2026-03-29T01:00Z"), untilTwo.NextLoud(At("2026-03-29T00:30Z"), Berlin));
        Assert.Equal(At("2026-03-29T06:00Z"), Night.NextLoud(At("2026-03-28T22:00Z"), Berlin));
    }

    /// <summary>On 25 October 2026 Berlin's clocks go from 03:00 back to 02:00.</summary>
    [Fact]
    public void When_the_clocks_go_back_the_night_is_an_hour_longer() =>
        Assert.Equal(At("2026-10-25T07:00Z"), Night.NextLoud(At("2026-10-24T21:00Z"), Berlin));

    [Fact]
    public void A_reminder_never_speaks_early_nor_in_quiet_hours_and_waits_a_day_at_most() => Gen.Select(
            Gen.Int[0, 23 * 60 + 59],
            Gen.Int[0, 23 * 60 + 59],
            Gen.Int[0, 365 * 24 * 60],
            Gen.OneOf("UTC", "Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana"))
        .Sample(
            (from, until, minute, zoneName) =>
            {
                var hours = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(until));
                var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
                var moment = At("2026-01-01T00:00Z").AddMinutes(minute);

                var loud = hours.NextLoud(moment, zone);

                Assert.InRange(loud, moment, moment.AddHours(25));
                var clock = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(loud, zone).TimeOfDay);
                Assert.True(from == until || !clock.IsBetween(hours.From, hours.Until));
                Assert.Equal(loud, hours.NextLoud(loud, zone));
            },
            iter: 2_000);

    [Theory]
    [InlineData("22:00-08:00", true)]
    [InlineData("22:00 - 08:00", true)]
    [InlineData("00:00-00:00", true)]
    [InlineData("8-9", false)]
    [InlineData("22:00", false)]
    [InlineData("22:00-25:00", false)]
    [InlineData("22:00-8:00", false)]
    [InlineData("9:00-18:00", false)]
    [InlineData("22:00-08:00-09:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Quiet_hours_are_read_from_plain_text(string? text, bool readable) =>
        Assert.Equal(readable, QuietHours.TryParse(text, out _));

    [Fact]
    public void What_is_read_is_written_the_same()
    {
        Assert.True(QuietHours.TryParse("22:30-07:05", out var hours));
        Assert.Equal((new TimeOnly(22, 30), new TimeOnly(7, 5)), (hours.From, hours.Until));
        Assert.Equal("22:30-07:05", hours.ToString());
    }

    private static DateTimeOffset At(string moment) =>
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
