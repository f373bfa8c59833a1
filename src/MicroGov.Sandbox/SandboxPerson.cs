namespace MicroGov.Sandbox;

/// <summary>Somebody with a Telegram account.</summary>
public sealed record SandboxPerson(long Id, string FirstName, string? LastName, string? Username, string? Language)
{
    /// <summary>What the person tells about themselves, if anything.</summary>
    public string? Bio { get; init; }

    /// <summary>The name a chat shows.</summary>
    public string Name => LastName is null ? FirstName : $"{FirstName} {LastName}";
}
