namespace MicroGov.Sandbox;

/// <summary>Hooks the host fills in, so that the sandbox itself knows nothing of the product.</summary>
public sealed class SandboxOptions
{
    /// <summary>When the product next has something due, for the page's "to the next deadline".</summary>
    public Func<CancellationToken, Task<DateTimeOffset?>>? NextDeadline { get; set; }

    /// <summary>Scenarios the page can play.</summary>
    public IReadOnlyList<SandboxShow> Shows { get; set; } = [];

    /// <summary>"Start again": the host makes a new group and people in the same world; the old chats leave the page.</summary>
    public Func<SandboxWorld, CancellationToken, Task>? Restart { get; set; }

    /// <summary>
    /// Troubles of the host's own, such as a full disk, that the page and the control API switch beside Telegram's.
    /// </summary>
    public IReadOnlyList<SandboxHostFault> HostFaults { get; set; } = [];

    /// <summary>The browser's time, which passes whatever the sandbox's clock does: for pings and for patience.</summary>
#pragma warning disable RS0030 // A person at the page waits in real time; nothing that happens in the world reads it.
    public TimeProvider RealTime { get; set; } = TimeProvider.System;
#pragma warning restore RS0030
}

/// <summary>A scenario: a key for its address, its title in both languages, and how to play it.</summary>
public sealed record SandboxShow(string Name, string ShowsEn, string ShowsZh, Func<string, CancellationToken, Task> PlayAsync);

/// <summary>
/// A trouble of the host: its name in the control API, its title in both languages, whether it is on, its switch.
/// </summary>
public sealed record SandboxHostFault(
    string Name, string TitleEn, string TitleZh, Func<bool> IsOn, Func<bool, CancellationToken, Task> SwitchAsync);
