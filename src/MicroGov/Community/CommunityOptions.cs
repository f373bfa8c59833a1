using System.ComponentModel.DataAnnotations;
using MicroGov.Core.Community;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary>What a new community starts with (section <c>Community</c>). Spans are written <c>days.hh:mm:ss</c>.</summary>
public sealed class CommunityOptions : IValidatableObject
{
    private static readonly CommunityTerms Defaults = new();

    /// <summary><c>en</c> or <c>zh-Hans</c>; when missing, the language of whoever adds the bot.</summary>
    public string? Language { get; set; }

    public string TimeZone { get; set; } = Defaults.TimeZone;

    public string QuietHours { get; set; } = Defaults.QuietHours.ToString();

    [Range(1, 100)]
    public int SecondsNeeded { get; set; } = Defaults.SecondsNeeded;

    [Range(1, 100)]
    public int ObjectionsNeeded { get; set; } = Defaults.ObjectionsNeeded;

    public TimeSpan SecondWithin { get; set; } = Defaults.SecondWithin;

    public TimeSpan DiscussFor { get; set; } = Defaults.DiscussFor;

    public TimeSpan VoteFor { get; set; } = Defaults.VoteFor;

    public TimeSpan RemindVotersBefore { get; set; } = Defaults.RemindVotersBefore;

    public TimeSpan AcceptWithin { get; set; } = Defaults.AcceptWithin;

    public TimeSpan WorkFor { get; set; } = Defaults.WorkFor;

    public TimeSpan RemindDoerBefore { get; set; } = Defaults.RemindDoerBefore;

    public TimeSpan NoticeFor { get; set; } = Defaults.NoticeFor;

    public TimeSpan ReopenWithin { get; set; } = Defaults.ReopenWithin;

    public TimeSpan CommitmentExpiresAfter { get; set; } = Defaults.CommitmentExpiresAfter;

    public string Rule { get; set; } = Defaults.Rule;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Language is not (null or Wording.English or Wording.Chinese))
        {
            yield return new($"Community:Language is \"{Language}\"; write en or zh-Hans.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new($"Community:TimeZone is \"{TimeZone}\"; write an IANA name, for example Asia/Shanghai.");
        }

        if (!MicroGov.Core.Community.QuietHours.TryParse(QuietHours, out _))
        {
            yield return new($"Community:QuietHours is \"{QuietHours}\"; write for example 22:00-08:00.");
        }

        foreach (var (name, span) in Spans().Where(pair => pair.Span <= TimeSpan.Zero || pair.Span > Moments.Longest))
        {
            yield return new(
                $"Community:{name} is {span}; write a positive span up to 366 days, for example 2.00:00:00 for two days.");
        }
    }

    /// <summary>As a community's terms.</summary>
    /// <exception cref="FormatException">The options were not validated.</exception>
    public CommunityTerms ToTerms() =>
        new()
        {
            SecondsNeeded = SecondsNeeded,
            ObjectionsNeeded = ObjectionsNeeded,
            SecondWithin = SecondWithin,
            DiscussFor = DiscussFor,
            VoteFor = VoteFor,
            RemindVotersBefore = RemindVotersBefore,
            AcceptWithin = AcceptWithin,
            WorkFor = WorkFor,
            RemindDoerBefore = RemindDoerBefore,
            NoticeFor = NoticeFor,
            ReopenWithin = ReopenWithin,
            CommitmentExpiresAfter = CommitmentExpiresAfter,
            QuietHours = MicroGov.Core.Community.QuietHours.TryParse(QuietHours, out var quiet)
                ? quiet
                : throw new FormatException(QuietHours),
            TimeZone = TimeZone,
            Rule = Rule,
        };

    private IEnumerable<(string Name, TimeSpan Span)> Spans() =>
    [
        (nameof(SecondWithin), SecondWithin), (nameof(DiscussFor), DiscussFor), (nameof(VoteFor), VoteFor),
        (nameof(RemindVotersBefore), RemindVotersBefore), (nameof(AcceptWithin), AcceptWithin), (nameof(WorkFor), WorkFor),
        (nameof(RemindDoerBefore), RemindDoerBefore), (nameof(NoticeFor), NoticeFor), (nameof(ReopenWithin), ReopenWithin),
        (nameof(CommitmentExpiresAfter), CommitmentExpiresAfter),
    ];
}
