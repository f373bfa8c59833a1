using MicroGov.Core;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// How people are called in what others read: by their name, or by their number once they were erased. Names come into texts
/// here and nowhere else, as only so it is known of each text whom it names.
/// </summary>
internal static class PersonNames
{
    public static Html Former(Wording texts, long number) => texts.Say("person.former", ("number", number));

    public static Html NameIn(this PersonRow person, Wording texts) =>
        person.IsErased ? Former(texts, person.Id) : Html.NameOf(person.Id, person.Name);

    /// <summary>A name that notifies its bearer, if there still is one.</summary>
    public static Html MentionIn(this PersonRow person, Wording texts) =>
        person.IsErased ? Former(texts, person.Id) : Html.Mention(person.Id, person.TelegramId, person.Name);

    /// <summary>A refusal that says of whom it speaks.</summary>
    public static Refusal Naming(this Refusal refusal, PersonRow person) =>
        refusal.With("name", person.Name) with { Named = new PersonId(person.Id) };
}
