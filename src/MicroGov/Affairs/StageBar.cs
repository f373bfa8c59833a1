using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Presentation;

namespace MicroGov.Affairs;

/// <summary>The five steps of 五事 (raise, discuss, vote, do, judge), as far as the affair has come.</summary>
internal static class StageBar
{
    private const int Steps = 5;

    public static Html Draw(Affair affair, Wording texts)
    {
        var step = affair.Stage switch
        {
            Stage.Raised => 1,
            Stage.Discussing => 2,
            Stage.Voting => 3,
            Stage.Assigning or Stage.Underway => 4,
            _ => Steps,
        };
        var bar = new string('▰', step) + new string('▱', Steps - step);
        var name = affair.Outcome is { } outcome ? texts["outcome." + outcome] : texts["stage." + affair.Stage];
        return new($"{bar} <b>{Html.Of(name)}</b>");
    }
}
