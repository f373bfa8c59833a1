namespace MicroGov.Core.Lifecycle;

/// <summary>The refusal that a stage gives.</summary>
public static class StageRefusal
{
    /// <summary>The act does not fit where the affair stands.</summary>
    public static Refusal NotNow(Stage stage) => new Refusal(Reason.NotNow).With("stage", stage.ToString());
}
