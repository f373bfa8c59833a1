using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

public sealed record Assign(PersonId By, PersonId To, DateTimeOffset? Due, string What) : Act(By);

public sealed record HandOver(PersonId By, string Body, DateTimeOffset? Due) : Act(By);

public sealed record Claim(PersonId By) : Act(By);

public sealed record Release(PersonId By) : Act(By);

public sealed record ReportProgress(PersonId By, string Text, ImmutableArray<string> Photos) : Act(By);

public sealed record ReportDone(PersonId By, string Text, ImmutableArray<string> Photos) : Act(By);

public sealed record AcceptWork(PersonId By) : Act(By);

public sealed record RejectWork(PersonId By, string Reason) : Act(By);

public sealed record Rate(PersonId By, int Score) : Act(By);

/// <summary>Somebody is gone for good: what they do here, or were asked to do, is free again. Nobody's own act.</summary>
public sealed record LeaveWork(PersonId By) : Act(By);
