using System.Diagnostics;

namespace MicroGov.Benchmarks;

/// <summary>A steady rate that waits for nobody: what takes long does not make the next one come later.</summary>
internal static class Beat
{
    /// <param name="act">Gets 0, 1, 2…</param>
    public static async Task RunAsync(int perSecond, int times, Action<int> act)
    {
        var began = Stopwatch.GetTimestamp();
        for (var index = 0; index < times; index++)
        {
            var wait = TimeSpan.FromSeconds((double)index / perSecond) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            act(index);
        }
    }
}
