using System.Collections.Immutable;
using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>One person's turn: who acts, in which community, on what, and how they are answered.</summary>
public sealed class CommandContext(UnitOfWork work, ActPipeline acts, PersonRow person, Home? home, Incoming incoming)
{
    /// <summary>In UTF-16 units, without formatting (https://core.telegram.org/bots/api#sendmessage).</summary>
    private const int LongestMessage = 4096;

    public UnitOfWork Work => work;

    public PersonRow Person => person;

    /// <summary>The group; in private the one that is meant, null when nothing says which.</summary>
    public Home? Home => home;

    /// <summary>The community of that group.</summary>
    public CommunityRow? Community => home?.Community;

    public Incoming Incoming => incoming;

    /// <summary>The words of this person's language.</summary>
    public Wording Texts { get; } = Wording.In(person.Language);

    public PersonId Me { get; } = new(person.Id);

    public bool IsPrivate => incoming.Where is { IsGroup: false };

    /// <summary>
    /// The group looks on: Telegram lets us whisper to this person neither here nor in private, so that codes and doors must not
    /// stand in the answer.
    /// </summary>
    public bool IsOverheard =>
        !IsPrivate
        && !person.CanBeWrittenTo
        && incoming is not (ButtonPressed or MessageReceived { EphemeralId: not null })
        && home is not { Group: { IsSupergroup: true, BotIsAdministrator: true } };

    /// <summary>The affair that the message replied to is about.</summary>
    public AffairRow? RepliedTo { get; init; }

    /// <summary>The words are a reply without a command: all of them are meant, a leading number too.</summary>
    public bool IsPlain { get; init; }

    /// <summary>In private, the groups of which one could be meant, when nothing says which; else empty.</summary>
    public IReadOnlyList<Home> Choice { get; init; } = [];

    /// <summary>What the command is about; in private the answer says so.</summary>
    public CommandScope Scope { get; init; }

    public bool HasPhoto => incoming is MessageReceived { Attachment.Kind: AttachmentKind.Photo };

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(
        home is null ? "UTC" : work.Communities.TermsFor(home.Community).TimeZone);

    /// <summary>The affair that the next words, or the reply, name.</summary>
    /// <param name="numberMayFollow">In a reply, a bare number of another affair is rather the beginning of what follows.</param>
    public async Task<Result<AffairRow>> NamedAffairAsync(ArgumentReader words, bool numberMayFollow = false)
    {
        if (home is null)
        {
            return Reason.UnknownCommunity;
        }

        if (RepliedTo is not null && IsPlain)
        {
            return RepliedTo;
        }

        var number = words.TakeNumber(RepliedTo?.Number, numberMayFollow);
        if (number is null)
        {
            return RepliedTo is null ? Reason.NeedsNumber : RepliedTo;
        }

        return await work.Affairs.FindAsync(home.Community.Id, number.Value) is { } row
            ? row
            : new Refusal(Reason.NoSuchAffair).With("number", number);
    }

    /// <summary>Does it, and says so; or says why not.</summary>
    /// <param name="done">What the person hears when it is done, given the affair as it is then.</param>
    public async Task<Answer> ActAsync(AffairRow row, Act act, Func<Affair, Html> done)
    {
        var where = await work.Homes.GetAsync(row);
        var result = await acts.ActAsync(work, row, where, person, act, SeenIn(where));
        return result.Refusal is { } refusal
            ? new Answer.Refuse(refusal.With("number", row.Number))
            : new Answer.Done(done(work.Affairs.StateOf(row)));
    }

    /// <summary>The same with a fixed sentence.</summary>
    public Task<Answer> ActAsync(AffairRow row, Act act, string done) =>
        ActAsync(row, act, affair => Texts.Say(done, ("number", affair.Number), ("title", affair.Title)));

    /// <summary>Null when this person may do that to their community, or to this one; else the refusal.</summary>
    /// <typeparam name="TAct">What they want to do; what else it says is not known yet.</typeparam>
    /// <param name="where">A group of the community.</param>
    /// <param name="unitId">The unit that it is about; null is the whole community.</param>
    public async Task<Answer?> MayNotAsync<TAct>(Home? where = null, long? unitId = null)
        where TAct : CommunityAct
    {
        if ((where ?? home) is not { } at)
        {
            return Refuse(Reason.UnknownCommunity);
        }

        return Permissions.Check(typeof(TAct), await RoleInAsync(at, unitId)) is { } no ? new Answer.Refuse(no) : null;
    }

    /// <summary>Does something to the community of a group; no events when it is so already.</summary>
    /// <param name="unitId">The unit that it is about; null is the whole community.</param>
    public async Task<Result<ImmutableArray<CommunityEvent>>> ActAsync(
        Home at,
        CommunityAct act,
        long? unitId = null,
        CommunityFacts? known = null
    ) => await CommunityPipeline.ActAsync(work, at.Community, act, await RoleInAsync(at, unitId), known);

    /// <summary>
    /// Whether this person may see anything of that affair here: in its community's groups, or in private as one of it.
    /// </summary>
    public async Task<bool> MayReachAsync(AffairRow row) =>
        IsPrivate ? await MayReadAsync(await work.Homes.GetAsync(row)) : home?.Community.Id == row.CommunityId;

    /// <inheritdoc cref="RoleResolver.MayReadAsync"/>
    public Task<bool> MayReadAsync(Home where) => acts.MayReadAsync(work, person, where);

    /// <summary>A group of that community: this one if it is one of them.</summary>
    public async Task<Home?> HomeInAsync(long communityId) =>
        home?.Community.Id == communityId ? home : await work.Homes.AnyAsync(communityId);

    /// <summary>A file for this person alone.</summary>
    /// <param name="sheet">Set when the content is invitation cards that are still to be drawn.</param>
    public async Task SendFileAsync(string name, byte[] content, Html words, MicroGov.Delivery.SheetOf? sheet = null)
    {
        var file = await work.Messages.AddFileAsync(person.TelegramId, name, content);
        work.Enqueue(person.TelegramId, new MicroGov.Delivery.SendFile(person.TelegramId, file, words) { Sheet = sheet });
    }

    /// <summary>This person is gone for good from an affair.</summary>
    public async Task LeaveAsync(AffairRow row) =>
        await acts.LeaveAsync(work, row, await work.Homes.GetAsync(row), person);

    /// <summary>In private, one line says which group or community it is about, unless the words do.</summary>
    public Html Naming(string? title, Html words)
    {
        if (!IsPrivate || string.IsNullOrEmpty(title) || words.Visible.Contains(title, StringComparison.Ordinal))
        {
            return words;
        }

        var named = words with { Value = $"{words.Value}\n{Texts.Say("answer.in-group", ("group", title))}" };
        return named.Visible.Length > LongestMessage ? words : named;
    }

    public Answer Refuse(Reason reason) => new Answer.Refuse(new Refusal(reason));

    public string When(DateTimeOffset moment) => Texts.Write(moment, Zone);

    private async Task<Role> RoleInAsync(Home at, long? unitId)
    {
        var main = await work.Homes.MainAsync(at);
        return await acts.RoleAsync(work, person, main, unitId, SeenIn(main));
    }

    private bool SeenIn(Home where) => incoming is MessageReceived && incoming.Where?.ChatId == where.ChatId;

    /// <summary>A text of at most <paramref name="most"/> UTF-16 units, or why not.</summary>
    public static Result<string> TextOf(ArgumentReader words, int most = AffairDecider.LongestText)
    {
        var text = words.TakeAll();
        return TypedText.IsBlank(text) ? Reason.MissingText : text.Length > most ? TooLong(text, most) : text;
    }

    public static Refusal TooLong(string text, int most) =>
        new Refusal(Reason.TooLong).With("length", text.Length).With("most", most);

    /// <summary>What would be lost are refused rather than overheard; null when there are none.</summary>
    public static Answer? RefuseRest(ArgumentReader words) =>
        words.IsEmpty ? null : new Answer.Refuse(new Refusal(Reason.TooManyWords).With("words", words.Rest));

    /// <summary>Shows a moment that is right whenever it is read.</summary>
    public Refusal NeedsTime() => new Refusal(Reason.NeedsTime).With(
        "date",
        TimeZoneInfo.ConvertTime(work.Now.AddDays(7), Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    /// <summary>What they sent with their words, to be kept with the act.</summary>
    /// <param name="words">What they said with it.</param>
    public ImmutableArray<Attachment> AttachmentsWith(string words) => incoming is MessageReceived { Attachment: { } sent }
        ? [sent with { Caption = words, GroupId = IsPrivate ? null : home?.Group.Id }]
        : [];
}
