using System.Threading.Channels;

namespace MicroGov.Tests.Processes;

/// <summary>Several affairs live at the same time; whose turn it is, is drawn by lot among those that can go on.</summary>
public sealed class Bustle(Street street, int seed)
{
    private const int AtOnce = 8;

    private readonly Random random = new(seed);

    public List<AffairLife> Lives { get; } = [];

    /// <summary>Goes on until enough affairs have been lived, and <paramref name="enough"/> says so as well.</summary>
    public async Task RunAsync(Func<bool> enough, CancellationToken ct)
    {
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        street.World.Happened += _ => changed.Writer.TryWrite(true);
        while (!enough() || Lives.Any(life => !life.IsOver))
        {
            var open = Lives.Count(life => !life.IsOver);
            if (open < AtOnce && !enough())
            {
                Begin();
                continue;
            }

            var ready = Lives.Where(life => life.CanGoOn).ToList();
            if (ready.Count > 0)
            {
                ready[random.Next(ready.Count)].GoOn();
            }
            else
            {
                await ChangeAsync(changed.Reader, ct);
            }
        }
    }

    private async Task ChangeAsync(ChannelReader<bool> changed, CancellationToken ct)
    {
        try
        {
            await changed.ReadAsync(ct);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException(
                $"Nobody can go on: {string.Join("; ", Lives.Where(life => !life.IsOver).Select(life => life.Next))}.");
        }
    }

    /// <summary>Raised at once, so that its number is the next one. The first stays in its vote.</summary>
    private void Begin()
    {
        var life = new AffairLife(street, Lives.Count + 1, closes: Lives.Count > 0, random);
        life.GoOn();
        Lives.Add(life);
    }
}
