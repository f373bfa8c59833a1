namespace MicroGov.Operations.Verifying;

/// <summary>Finds rows whose affair is not there, once for each such affair, as long as they come in order.</summary>
internal sealed class Strays(Findings findings, string what)
{
    private long? told;

    /// <summary>The audit that a row belongs to; null when there is none, which is then a finding.</summary>
    public AffairAudit? OrElse(Dictionary<long, AffairAudit> audits, long affairId)
    {
        if (audits.TryGetValue(affairId, out var audit))
        {
            return audit;
        }

        if (told != affairId)
        {
            findings.Add($"affair id {affairId}", what);
            told = affairId;
        }

        return null;
    }
}
