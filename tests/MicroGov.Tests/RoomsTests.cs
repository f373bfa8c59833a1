using MicroGov.Core.Affairs;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Presentation;

namespace MicroGov.Tests;

/// <summary>Which room may know which: the graph of all rooms is read from the assemblies.</summary>
public sealed class RoomsTests
{
    /// <summary>An arrow points from a later line to an earlier one, never within a line.</summary>
    private static readonly string[][] Order =
    [
        ["Core"],
        ["Telemetry", "Replication"],
        ["Presentation", "Storage"],
        ["Delivery"],
        ["Pipeline"],
        ["Affairs", "Deliberation", "Voting", "Work", "Community", "Privacy"],
        ["Telegram"],
        ["Hosting"],
        ["Operations"],
        ["Play"],
        [""],
    ];

    /// <summary>The same inside the core, where "" is what every room of it speaks of: people, refusals, results.</summary>
    private static readonly string[][] CoreOrder =
    [
        [""],
        ["Journal"],
        ["Community"],
        ["Lifecycle"],
        ["Deliberation", "Voting", "Work"],
        ["Affairs"],
    ];

    /// <summary>
    /// Who may speak of the database itself: Delivery owns the outbox, Privacy and Operations look into every table, and the
    /// others put it together. All else goes through stores and read models.
    /// </summary>
    private static readonly string[] AtTheDatabase =
        ["Storage", "Replication", "Delivery", "Privacy", "Hosting", "Operations", "Play", ""];

    private static readonly Lazy<IReadOnlyCollection<Arrow>> Arrows = new(() => RoomGraph.Of(
        typeof(Affair).Assembly.Location, typeof(Database).Assembly.Location));

    [Fact]
    public void The_core_names_one_package_and_no_project()
    {
        Assert.Equal(["Stateless"], SourceText.References("src/MicroGov.Core/MicroGov.Core.csproj", "PackageReference"));
        Assert.Empty(SourceText.References("src/MicroGov.Core/MicroGov.Core.csproj", "ProjectReference"));
    }

    [Fact]
    public void The_sandbox_knows_nothing_of_the_house_and_no_Telegram_library()
    {
        Assert.Empty(SourceText.References("src/MicroGov.Sandbox/MicroGov.Sandbox.csproj", "ProjectReference"));
        Assert.DoesNotContain(
            typeof(SandboxWorld).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("MicroGov", StringComparison.Ordinal) || name.Name == "Telegram.Bot");
    }

    [Fact]
    public void No_rooms_stand_in_a_circle()
    {
        Assert.Empty(RoomGraph.Circle(Arrows.Value, space => HouseRoom(space) ?? space));
        Assert.Empty(RoomGraph.Circle(Arrows.Value, space => HouseRoom(space) ?? "Core." + CoreRoom(space)));
    }

    [Fact]
    public void Every_arrow_points_down() =>
        Assert.Empty(
            Arrows
                .Value.Where(arrow => HouseRoom(arrow.From) is not null)
                .Where(arrow => !PointsDown(Order, HouseRoom(arrow.From)!, HouseRoom(arrow.To) ?? "Core"))
                .Concat(
                    Arrows
                        .Value.Where(arrow => HouseRoom(arrow.From) is null)
                        .Where(arrow =>
                            HouseRoom(arrow.To) is not null || !PointsDown(CoreOrder, CoreRoom(arrow.From)!, CoreRoom(arrow.To)!)
                        ))
                .Select(arrow => $"{arrow.From} → {arrow.To}: {arrow.Where}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Features_and_the_pipeline_reach_the_database_through_stores_and_read_models() => Assert.Empty(
        ToTheDatabase().Where(arrow => HouseRoom(arrow.From) is { } room && !AtTheDatabase.Contains(room))
            .Select(arrow => $"{arrow.From}: {arrow.Where}").Order(StringComparer.Ordinal));

    /// <summary>So that the empty answers above mean something.</summary>
    [Fact]
    public void The_look_sees_calls_and_circles()
    {
        Assert.Contains(Arrows.Value, arrow => arrow is { From: "MicroGov.Pipeline", To: "MicroGov.Storage" });
        Assert.Contains(
            ToTheDatabase(), arrow => arrow is { From: "MicroGov.Storage.Stores", Where: "RollStore → MicroGovContext" });
        Assert.Contains(ToTheDatabase(), arrow => arrow is { From: "MicroGov.Delivery", To: "Microsoft.EntityFrameworkCore" });
        Assert.Contains(Arrows.Value, arrow => arrow is { From: "MicroGov.Core.Affairs", To: "MicroGov.Core.Voting" });
        Assert.Equal<string>(["a", "b", "a"], RoomGraph.Circle([new("a", "b", ""), new("b", "a", "")], room => room));
        Assert.Empty(RoomGraph.Circle([new("a", "b", ""), new("a", "c", ""), new("b", "c", "")], room => room));
    }

    /// <summary>A room that no line above names would be nowhere.</summary>
    [Fact]
    public void Every_room_has_its_place_in_the_order()
    {
        var rooms = Arrows.Value.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().ToList();
        Assert.Empty(rooms.Select(HouseRoom).OfType<string>().Except(Order.SelectMany(line => line)));
        Assert.Empty(rooms.Where(space => HouseRoom(space) is null).Select(CoreRoom).Except(CoreOrder.SelectMany(line => line)));
    }

    private static IEnumerable<Arrow> ToTheDatabase() => Arrows.Value
        .Where(arrow => arrow.Where.EndsWith($" → {nameof(MicroGovContext)}", StringComparison.Ordinal))
        .Concat(RoomGraph.To("Microsoft.EntityFrameworkCore", typeof(Database).Assembly.Location));

    private static bool PointsDown(string[][] order, string from, string to) =>
        from == to || LineOf(order, to) < LineOf(order, from);

    private static int LineOf(string[][] order, string room) => Array.FindIndex(order, line => line.Contains(room));

    /// <summary>The first folder below the service; null for the core.</summary>
    private static string? HouseRoom(string space) =>
        space.Split('.') is [_, "Core", ..] ? null : space.Split('.').ElementAtOrDefault(1) ?? "";

    private static string? CoreRoom(string space) =>
        space.Split('.') is [_, "Core", .. var rest] ? rest.FirstOrDefault() ?? "" : null;
}
