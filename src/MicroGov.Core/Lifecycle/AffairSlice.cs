using System.Collections.Immutable;
using MicroGov.Core.Community;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// The part of an affair that a feature decides about: the frame that all of them share, and what the feature adds.
/// </summary>
internal abstract record AffairSlice(AffairFrame Frame)
{
    public Stage Stage => Frame.Stage;

    public Role Role => Frame.Role;

    public CommunityTerms Terms => Frame.Terms;

    public DateTimeOffset Now => Frame.Now;

    /// <summary>The act does not fit where the affair stands.</summary>
    public Refusal NotNow => StageRefusal.NotNow(Stage);

    /// <summary>The event that moves the affair, or the refusal of the lifecycle table.</summary>
    public Result<ImmutableArray<AffairEvent>> Move(Transition transition, Func<Stage, AffairEvent> tell)
    {
        var next = Frame.Table(Stage, transition);
        return next.Refusal is { } refusal ? refusal : Decision.Of(tell(next.Value));
    }
}
