using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>A unit as a journal keeps it. Like every record here it never changes: a changed one is a new version.</summary>
internal sealed record UnitV1(long Id, long? ParentId, string Name)
{
    public static UnitV1 Of(Unit unit) => new(unit.Id, unit.ParentId, unit.Name);

    public Unit ToUnit() => new(Id, ParentId, Name);
}

/// <summary>A household as a journal keeps it: what stands in the register, and nobody who lives there.</summary>
internal sealed record HouseholdV1(long Id, long UnitId, string Door, long Area, int Heads, bool IsOwner, long Shares)
{
    public static HouseholdV1 Of(RegisteredHousehold one) =>
        new(one.Id, one.UnitId, one.Door, one.Area, one.Heads, one.IsOwner, one.Shares);

    public RegisteredHousehold ToHousehold() => new(Id, UnitId, Door, Area, Heads, IsOwner, Shares);
}

/// <summary>A voting rule as a journal keeps it: the text that Voting reads.</summary>
internal sealed record RuleV1(string Name, string Text)
{
    public static RuleV1 Of(RuleDocument rule) => new(rule.Name, rule.Text);

    public RuleDocument ToDocument() => new(Name, Text);
}

/// <summary>A community's terms as a journal keeps them.</summary>
internal sealed record TermsV1(
    int SecondsNeeded,
    TimeSpan SecondWithin,
    TimeSpan DiscussFor,
    TimeSpan VoteFor,
    TimeSpan RemindVotersBefore,
    TimeSpan AcceptWithin,
    TimeSpan WorkFor,
    TimeSpan RemindDoerBefore,
    TimeSpan NoticeFor,
    TimeSpan ReopenWithin,
    TimeSpan CommitmentExpiresAfter,
    int ObjectionsNeeded,
    TimeOnly QuietFrom,
    TimeOnly QuietUntil,
    bool ShowDoors,
    string TimeZone,
    string Rule,
    ImmutableArray<RuleV1> Rules)
{
    public static TermsV1 Of(CommunityTerms terms) => new(
        terms.SecondsNeeded, terms.SecondWithin, terms.DiscussFor, terms.VoteFor, terms.RemindVotersBefore, terms.AcceptWithin,
        terms.WorkFor, terms.RemindDoerBefore, terms.NoticeFor, terms.ReopenWithin, terms.CommitmentExpiresAfter,
        terms.ObjectionsNeeded, terms.QuietHours.From, terms.QuietHours.Until, terms.ShowDoors, terms.TimeZone, terms.Rule,
        [.. terms.Rules.Select(RuleV1.Of)]);

    public CommunityTerms ToTerms() => new()
    {
        SecondsNeeded = SecondsNeeded,
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
        ObjectionsNeeded = ObjectionsNeeded,
        QuietHours = new(QuietFrom, QuietUntil),
        ShowDoors = ShowDoors,
        TimeZone = TimeZone,
        Rule = Rule,
        Rules = [.. Rules.Select(rule => rule.ToDocument())],
    };
}
