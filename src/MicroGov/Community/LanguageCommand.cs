using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary><c>/language en</c> or <c>/language zh</c>: in which language I am answered; with nothing, buttons to pick.</summary>
public sealed class LanguageCommand : ChatCommand
{
    /// <summary>What the buttons send back, before the language.</summary>
    public const string Data = "g:";

    private static readonly string[] EnglishNames = ["en", "english", "英文", "英语"];
    private static readonly string[] ChineseNames = ["zh", "zh-hans", "zh-cn", "chinese", "中文", "汉语", "简体中文"];

    public override string Name => "language";

    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words) => Task.FromResult(
        words.IsEmpty
            ? new Answer.Tell(context.Texts.Say("language.which"))
            {
                Buttons = [[new Button("English", Data + Wording.English), new Button("简体中文", Data + Wording.Chinese)]],
            }
            : Choose(context, words.TakeAll()));

    /// <summary>The language that people call so; null when we do not speak it.</summary>
    public static string? Named(string name) =>
        EnglishNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? Wording.English
        : ChineseNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? Wording.Chinese
        : null;

    public static Answer Choose(CommandContext context, string name)
    {
        if (Named(name) is not { } language)
        {
            return context.Refuse(Reason.UnknownLanguage);
        }

        (context.Person.Language, context.Person.LanguageChosen) = (language, true);
        return new Answer.Done(Wording.In(language).Say("done.language"));
    }
}
