using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace MicroGov.Operations;

/// <summary>Section <c>Telegram</c>.</summary>
public sealed partial class TelegramOptions : IValidatableObject
{
    /// <summary>From @BotFather. None: the embedded sandbox. Never logged.</summary>
    public string? BotToken { get; set; }

    /// <summary>A local Bot API server, or a test one; null for Telegram's own.</summary>
    public string? ApiBaseUrl { get; set; }

    public string Mode { get; set; } = "Polling";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BotToken is not null && !Token().IsMatch(BotToken))
        {
            yield return new("Telegram:BotToken does not look like one; @BotFather gives one like 123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11.");
        }

        if (ApiBaseUrl is not null && !(Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new($"Telegram:ApiBaseUrl is \"{ApiBaseUrl}\"; write for example http://localhost:8081.");
        }

        if (Mode != "Polling")
        {
            yield return new($"Telegram:Mode is \"{Mode}\"; there is: Polling.");
        }
    }

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]{20,}$")]
    private static partial Regex Token();
}

/// <summary>Section <c>Web</c>.</summary>
public sealed class WebOptions : IValidatableObject
{
    public string Urls { get; set; } = "http://localhost:5080";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Urls.Split(';').Any(url => !Uri.TryCreate(url.Replace("*", "localhost").Replace("+", "localhost"), UriKind.Absolute, out var read)
            || read.Scheme is not ("http" or "https")))
        {
            yield return new($"Web:Urls is \"{Urls}\"; write for example http://localhost:5080.");
        }
    }
}
