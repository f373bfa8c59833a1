using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// The faults that are switched on. Which call each strikes is drawn by lot from a seed, so the same calls in the same
/// order fail alike. May be used from any thread; it works under the world's lock.
/// </summary>
public sealed class SandboxFaults
{
    private readonly SandboxWorld _world;
    private readonly List<Armed> _armed = [];
    private readonly Dictionary<SandboxFaultKind, int> _struck = [];
    private Random _lot = new(0);

    internal SandboxFaults(SandboxWorld world) => _world = world;

    /// <summary>What is switched on now, in the order it was.</summary>
    public IReadOnlyList<SandboxFaultState> On =>
        _world.Change(() => _armed.ConvertAll(one => new SandboxFaultState(one.Fault, one.Struck)));

    /// <summary>How often each kind has struck since the world began.</summary>
    public IReadOnlyDictionary<SandboxFaultKind, int> Struck =>
        _world.Change(() => new Dictionary<SandboxFaultKind, int>(_struck));

    /// <summary>Begins the lots anew.</summary>
    public void Seed(int seed) => _world.Change(() => _lot = new Random(seed));

    /// <exception cref="ArgumentOutOfRangeException">A probability, count, code or pause outside its range.</exception>
    public void SwitchOn(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Probability, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Probability, 1, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times ?? 1, 1, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Code, 400, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Code, 599, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Pause, TimeSpan.Zero, nameof(fault));
        _world.Change(() =>
        {
            Forget(fault.Name);
            _armed.Add(new Armed(fault));
            Tell();
        });
    }

    /// <summary>Switches the fault of this name off; nothing happens when it is off already.</summary>
    public void SwitchOff(string name) => _world.Change(() =>
    {
        Forget(name);
        Tell();
    });

    public void SwitchAllOff() => _world.Change(() =>
    {
        _armed.Clear();
        Tell();
    });

    /// <summary>The fault that strikes this call, if any.</summary>
    internal SandboxFault? StrikeCall(string method) => Strike(fault => !fault.ConcernsUpdates && fault.Concerns(method));

    /// <summary>What a getUpdates gives instead of these updates.</summary>
    internal IReadOnlyList<JsonNode> Garble(IReadOnlyList<JsonNode> updates, int limit)
    {
        if (updates.Count * 2 <= limit && Strike(SandboxFaultKind.DuplicateUpdates))
        {
            updates = [.. updates.SelectMany(update => new[] { update, update.DeepClone() })];
        }

        if (updates.Count > 1 && Strike(SandboxFaultKind.ReorderedUpdates))
        {
            var shuffled = updates.ToArray();
            _lot.Shuffle(shuffled);
            updates = shuffled;
        }

        return updates;
    }

    internal bool Strike(SandboxFaultKind kind) => Strike(fault => fault.Kind == kind) is not null;

    private SandboxFault? Strike(Func<SandboxFault, bool> concerns)
    {
        var struck = _armed.Find(one => concerns(one.Fault) && Falls(one.Fault.Probability));
        if (struck is null)
        {
            return null;
        }

        var fault = struck.Fault;
        _struck[fault.Kind] = _struck.GetValueOrDefault(fault.Kind) + 1;
        if (++struck.Struck == fault.Times)
        {
            _armed.Remove(struck);
        }

        Tell();
        return fault;
    }

#pragma warning disable CA5394 // A lot that can be drawn again is what is wanted; it keeps no secret.
    private bool Falls(double probability) => probability >= 1 || _lot.NextDouble() < probability;
#pragma warning restore CA5394

    private void Forget(string? name)
    {
        if (name is not null)
        {
            _armed.RemoveAll(one => one.Fault.Name == name);
        }
    }

    private void Tell() => _world.Tell(new SandboxEvent(SandboxEventKind.FaultsChanged));

    private sealed class Armed(SandboxFault fault)
    {
        public SandboxFault Fault { get; } = fault;

        public int Struck { get; set; }
    }
}
