using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary>Everything that a community decides about itself.</summary>
/// <param name="ofFeatures">What other features add.</param>
public sealed class SettingTable(IEnumerable<CommunitySetting> ofFeatures)
{
    /// <summary>Keys of the settings that <c>/setup</c> asks about.</summary>
    public const string Language = "Language", TimeZone = "TimeZone", QuietHours = "QuietHours", Rule = "Rule";

    /// <summary>The most seconds or objections that anybody may ask for.</summary>
    public const int Most = 100;

    private static readonly CommunitySetting OwnLanguage = new(
        Language, Wording.Chinese, now => now.Language,
        (now, typed) => LanguageCommand.Named(typed) is { } named ? now with { Language = named } : Reason.UnknownLanguage);

    private static readonly CommunitySetting OwnTimeZone = OfTerms(
        TimeZone, "Asia/Shanghai", terms => terms.TimeZone,
        (terms, typed) => SettingValues.TimeZone(typed) is { } zone
            ? terms with { TimeZone = zone }
            : new Refusal(Reason.NeedsTimeZone).With("zone", typed));

    private static readonly CommunitySetting OwnQuietHours = OfTerms(
        QuietHours, "22:00-08:00", terms => SettingValues.Write(terms.QuietHours),
        (terms, typed) => SettingValues.QuietHours(typed) is { } hours
            ? terms with { QuietHours = hours }
            : Reason.NeedsQuietHours);

    /// <summary>All of them, in the order in which people read them.</summary>
    public IReadOnlyList<CommunitySetting> All { get; } =
    [
        OwnLanguage,
        OwnTimeZone,
        OwnQuietHours,
        .. ofFeatures,
        Count("SecondsNeeded", terms => terms.SecondsNeeded, (terms, count) => terms with { SecondsNeeded = count }),
        Span("SecondWithin", "2w", terms => terms.SecondWithin, (terms, span) => terms with { SecondWithin = span }),
        Span("DiscussFor", "36h", terms => terms.DiscussFor, (terms, span) => terms with { DiscussFor = span }),
        Span("VoteFor", "3d", terms => terms.VoteFor, (terms, span) => terms with { VoteFor = span }),
        Span("RemindVotersBefore", "12h",
            terms => terms.RemindVotersBefore, (terms, span) => terms with { RemindVotersBefore = span }),
        Span("WorkFor", "1w", terms => terms.WorkFor, (terms, span) => terms with { WorkFor = span }),
        Span("RemindDoerBefore", "1d", terms => terms.RemindDoerBefore, (terms, span) => terms with { RemindDoerBefore = span }),
        Span("CommitmentExpiresAfter", "3d",
            terms => terms.CommitmentExpiresAfter, (terms, span) => terms with { CommitmentExpiresAfter = span }),
        Span("AcceptWithin", "3d", terms => terms.AcceptWithin, (terms, span) => terms with { AcceptWithin = span }),
        Span("NoticeFor", "3d", terms => terms.NoticeFor, (terms, span) => terms with { NoticeFor = span }),
        Count("ObjectionsNeeded", terms => terms.ObjectionsNeeded, (terms, count) => terms with { ObjectionsNeeded = count }),
        Span("ReopenWithin", "30d", terms => terms.ReopenWithin, (terms, span) => terms with { ReopenWithin = span }),
        OfTerms(
            "Doors", "show", terms => SettingValues.Write(terms.ShowDoors),
            (terms, typed) => SettingValues.Doors(typed) is { } shown
                ? terms with { ShowDoors = shown }
                : Reason.NeedsShowOrHide),
    ];

    /// <summary>The setting of this name, or null.</summary>
    public CommunitySetting? Named(string key) =>
        All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static CommunitySetting Count(
        string key, Func<CommunityTerms, int> get, Func<CommunityTerms, int, CommunityTerms> with) => OfTerms(
        key, "3", terms => get(terms).ToString(CultureInfo.InvariantCulture),
        (terms, typed) => SettingValues.Count(typed, Most) is { } count
            ? with(terms, count)
            : new Refusal(Reason.NeedsCount).With("most", Most));

    private static CommunitySetting Span(
        string key, string example,
        Func<CommunityTerms, TimeSpan> get, Func<CommunityTerms, TimeSpan, CommunityTerms> with) => OfTerms(
        key, example, terms => Moments.Write(get(terms)),
        (terms, typed) => Moments.TryReadSpan(typed, out var span) ? with(terms, span) : Reason.NeedsSpan);

    private static CommunitySetting OfTerms(
        string key, string example,
        Func<CommunityTerms, string> show, Func<CommunityTerms, string, Result<CommunityTerms>> change) => new(
        key, example, now => show(now.Terms),
        (now, typed) => change(now.Terms, typed) switch
        {
            { Refusal: { } no } => no,
            var changed => now with { Terms = changed.Value },
        });
}
