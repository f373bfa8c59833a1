using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>What a command is about, however it names an affair.</summary>
public enum CommandScope
{
    /// <summary>Whoever writes it, in whichever group they are.</summary>
    Person,

    /// <summary>A community: it is the same in all of its groups.</summary>
    Community,

    /// <summary>One group of it.</summary>
    Group,
}

/// <summary>
/// One chat command: its name and example (which also write /help, the menu and every refusal), what it wants done, and
/// what the person hears. Its one-line description is the text <c>command.NAME</c>, its example <c>example.NAME</c>.
/// </summary>
public abstract class ChatCommand
{
    /// <summary>Without the slash.</summary>
    public abstract string Name { get; }

    /// <summary>The Chinese word that does the same at the start of a message, where the bot can read it.</summary>
    public virtual string? Word => null;

    /// <summary>Only moderators can do it; it stands apart in /help.</summary>
    public virtual bool ForModerators => false;

    /// <summary>
    /// Its answer is for the one who asks, so the command itself may be sent unseen (Bot API 10.2: is_ephemeral).
    /// </summary>
    public virtual bool IsPersonal => false;

    /// <summary>It reads a file that came with it, so it is done when that has been fetched.</summary>
    public virtual bool ReadsFile => false;

    /// <summary>What must be known in private before it can be done, and is said with its answer.</summary>
    public virtual CommandScope Scope => CommandScope.Community;

    /// <summary>A plain reply to such an affair's card means this command.</summary>
    public virtual bool TakesPlainReplies(Affair affair) => false;

    public abstract Task<Answer> RunAsync(CommandContext context, ArgumentReader words);

    /// <summary>A page of the list that it shows, when a button turned to it; who may not see it is refused there, too.</summary>
    /// <param name="home">A group of the community whose list it is; the person may read there.</param>
    public virtual Task<Answer> ListAsync(CommandContext context, Home home, ListPage page) =>
        Task.FromResult(context.Refuse(Reason.ButtonIsOld));
}

/// <summary>A command about one affair, named by number or by reply.</summary>
public abstract class AffairCommand : ChatCommand
{
    /// <summary>What follows the affair may itself begin with a number.</summary>
    protected virtual bool NumberMayFollow => false;

    public sealed override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        var named = await context.NamedAffairAsync(words, NumberMayFollow);
        return named.Refusal is { } refusal ? new Answer.Refuse(refusal) : await RunAsync(context, named.Value, words);
    }

    protected abstract Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words);
}

/// <summary>A command about one affair that also needs a text.</summary>
public abstract class TextCommand : AffairCommand
{
    protected override bool NumberMayFollow => true;

    protected virtual int Longest => AffairDecider.LongestText;

    /// <summary>The words may be missing: a photo, or the act itself, says enough.</summary>
    protected virtual bool MayBeEmpty(CommandContext context) => false;

    protected sealed override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var text = CommandContext.TextOf(words, Longest);
        return text.Refusal switch
        {
            null => RunAsync(context, row, text.Value),
            { Reason: Reason.MissingText } when MayBeEmpty(context) => RunAsync(context, row, ""),
            var refusal => Task.FromResult<Answer>(new Answer.Refuse(refusal)),
        };
    }

    protected abstract Task<Answer> RunAsync(CommandContext context, AffairRow row, string text);
}

/// <summary>A command that is nothing but an act on an affair.</summary>
public abstract class PlainCommand : AffairCommand
{
    protected sealed override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words) =>
        CommandContext.RefuseRest(words) is { } refusal
            ? Task.FromResult(refusal)
            : context.ActAsync(row, Want(context), "done." + Name);

    protected abstract Act Want(CommandContext context);
}
