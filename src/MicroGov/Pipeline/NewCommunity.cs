namespace MicroGov.Pipeline;

/// <summary>What a community begins with.</summary>
/// <param name="Language">Null for the language of whoever adds the bot.</param>
/// <param name="Terms">As its row keeps them.</param>
public sealed record NewCommunity(string? Language, string Terms);
