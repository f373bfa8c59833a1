namespace MicroGov.Sandbox;

/// <summary>
/// The methods the sandbox knows. Their parameters are those of Bot API 10.3
/// (https://core.telegram.org/bots/api#available-methods), all of them, read or not.
/// </summary>
internal static class ApiMethods
{
    private static readonly Dictionary<string, ApiMethod> Table = Enumerable.Empty<ApiMethod>()
        .Concat(AboutMethods.All)
        .Concat(WebhookMethods.All)
        .Concat(CommandMethods.All)
        .Concat(SendMethods.All)
        .Concat(PollMethods.All)
        .Concat(EditMethods.All)
        .Concat(EphemeralMethods.All)
        .Concat(ReactMethods.All)
        .Concat(PinMethods.All)
        .Concat(ChatMethods.All)
        .Concat(InviteMethods.All)
        .ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public static ApiMethod? Find(string name) => Table.GetValueOrDefault(name);
}
