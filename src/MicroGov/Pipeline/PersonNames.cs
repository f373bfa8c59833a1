using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>How people are called in what others read: by their name, or by their number once they were erased.</summary>
internal static class PersonNames
{
    public static Html Former(Wording texts, long number) => texts.Say("person.former", ("number", number));

    public static string NameIn(this PersonRow person, Wording texts) =>
        person.IsErased ? Former(texts, person.Id).Visible : person.Name;

    /// <summary>A name that notifies its bearer, if there still is one.</summary>
    public static Html MentionIn(this PersonRow person, Wording texts) =>
        person.IsErased ? Former(texts, person.Id) : Html.Mention(person.TelegramId, person.Name);
}
