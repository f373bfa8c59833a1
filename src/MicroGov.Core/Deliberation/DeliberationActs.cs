using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

public sealed record Second(PersonId By) : Act(By);

public sealed record OpenDiscussion(PersonId By) : Act(By);

public sealed record Speak(PersonId By, Stance Stance, string Text) : Act(By);

public sealed record ProposeOption(PersonId By, string Text) : Act(By);

/// <summary>Changes the words of what is proposed, while it is discussed.</summary>
public sealed record AmendMotion(PersonId By, string Text) : Act(By);
