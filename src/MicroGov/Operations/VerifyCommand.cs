using System.CommandLine;
using MicroGov.Operations.Verifying;

namespace MicroGov.Operations;

/// <summary>Proves that the database is what its journal says, and that nothing is stuck.</summary>
public static class VerifyCommand
{
    public static Command Make() =>
        OperatorVerb.Make(
            "verify",
            "Checks journal, states, ballots and what is owed; one line a finding. Ends with 1 when there is any. Works beside "
                + "a running service.",
            "verify --Database:ConnectionString=\"Data Source=microgov.db\"",
            (_, place) => RunAsync(place));

    public static Task<int> RunAsync(Workplace place) => OperatorVerb.ReadAsync(place, async db =>
        await new Verification(db, place.Now, place.Say).RunAsync(place.Ct) ? OperatorVerb.Good : OperatorVerb.Problem);
}
