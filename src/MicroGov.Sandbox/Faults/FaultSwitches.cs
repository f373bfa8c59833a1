namespace MicroGov.Sandbox;

/// <summary>The faults that have a switch on the page and a name in the control API.</summary>
internal static class FaultSwitches
{
    public static IReadOnlyList<SandboxFault> All { get; } =
    [
        new(SandboxFaultKind.Error) { Name = "errors", Code = 500, Description = "Internal Server Error" },
        new(SandboxFaultKind.ErrorPage) { Name = "error-pages" },
        new(SandboxFaultKind.Error) { Name = "lost-answers", AfterEffect = true },
        new(SandboxFaultKind.Error)
        {
            Name = "too-many",
            Code = 429,
            Description = "Too Many Requests: retry after 3",
            RetryAfter = 3,
        },
        new(SandboxFaultKind.Reset) { Name = "resets-before" },
        new(SandboxFaultKind.Reset) { Name = "resets-after", AfterEffect = true },
        new(SandboxFaultKind.Delay) { Name = "delays" },
        new(SandboxFaultKind.HalfAnswer) { Name = "half-answers" },
        new(SandboxFaultKind.DuplicateUpdates) { Name = "duplicates" },
        new(SandboxFaultKind.ReorderedUpdates) { Name = "reordered" },
        new(SandboxFaultKind.RepeatedBatch) { Name = "repeated-batches" },
    ];

    public static SandboxFault? Find(string? name) => All.FirstOrDefault(fault => fault.Name == name);
}
