using MicroGov.Delivery;
using MicroGov.Presentation;

namespace MicroGov.Pipeline;

/// <summary>
/// What an answer says as its message keeps it: in clear, or, where it tells what somebody chose in a secret vote, sealed behind
/// a sentence that takes its place should it come too late.
/// </summary>
internal sealed record SpokenWords(Html Html, IReadOnlyList<IReadOnlyList<Button>> Buttons, SealedWords? Sealed)
{
    public static SpokenWords Of(
        CommandContext context, Html html, IReadOnlyList<IReadOnlyList<Button>> buttons, SecretChoice? secret)
    {
        if (secret is null)
        {
            return new(html, buttons, null);
        }

        // Whom the sealed words name, a household's member perhaps, is known nevertheless, so that it can be forgotten.
        var late = context.Texts.Say("answer.late", ("number", secret.Number)) with { People = html.People };
        return new(late, [], SealedWords.Of(context.Work, secret.Round, html, buttons));
    }
}
