using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>Weights as people read them: 12, 840.5 m², 120 shares.</summary>
internal static class WeightText
{
    public static string Write(WeightBasis basis, long weight, Wording texts) => basis switch
    {
        WeightBasis.Area => texts.Plain("weight.Area", ("area", new FloorArea(weight).ToString())),
        WeightBasis.Share => texts.Plain("weight.Share", ("shares", weight)),
        _ => texts.Plain("weight.Head", ("heads", weight)),
    };
}
